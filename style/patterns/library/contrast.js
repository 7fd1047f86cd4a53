// Contrast by WCAG 2.2 ("contrast ratio", "relative luminance") of colours as they are painted: red, green
// and blue from 0 to 255.
window.Contrast = (() => {
  function luminance(colour) {
    const [red, green, blue] = colour.map((byte) => {
      const part = byte / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function ratio(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  /** Cut and not rounded: 4.499 is not 4.5. */
  const shown = (number) => (Math.floor(number * 100) / 100).toFixed(2);

  return { ratio, shown };
})();
