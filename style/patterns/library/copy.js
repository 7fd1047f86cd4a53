// Puts text on the clipboard and says so.
window.Copy = (() => {
  const said = document.getElementById("said");
  let timer = 0;

  function say(text) {
    said.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => (said.textContent = ""), 4000);
  }

  return async function copy(text, what) {
    try {
      await navigator.clipboard.writeText(text);
      say(`Copied: ${what}.`);
    } catch {
      say("The browser did not allow it. Select the text and copy it by hand.");
    }
  };
})();
