// What is shown and how, kept in the address behind the #, so that a link shows another person the same.
window.State = (() => {
  // The first choice of each is where one begins, and is left out of the address.
  const CHOICES = {
    theme: ["theme", "default", "lakeside", "contrast-max", "hostile", "mine"],
    scheme: ["system", "light", "dark"],
    dir: ["ltr", "rtl"],
    width: ["full", "320", "390", "1280"],
    text: ["100", "200"],
    forced: ["no", "yes"],
    pseudo: ["no", "yes"],
    panel: ["closed", "open"],
  };
  const PAUSE = 200;
  const listeners = [];
  let state = read();
  let timer = 0;

  function read() {
    const given = new URLSearchParams(location.hash.slice(1));
    const found = { at: given.get("at") ?? "", knobs: {} };
    for (const [key, choices] of Object.entries(CHOICES)) {
      found[key] = choices.includes(given.get(key)) ? given.get(key) : choices[0];
    }
    if (found.theme === "mine") {
      for (const { name } of window.KNOBS) {
        const value = given.get(name);
        if (value !== null && Theme.problem(name, value) === "") found.knobs[name] = value;
      }
    }
    return found;
  }

  /** The address of what is shown, with these changes. */
  function address(changes = {}) {
    const { at, knobs, ...rest } = { ...state, ...changes };
    const words = new URLSearchParams();
    if (at) words.set("at", at);
    for (const [key, value] of Object.entries(rest)) {
      if (value !== CHOICES[key][0]) words.set(key, value);
    }
    if (rest.theme === "mine") Object.entries(knobs).forEach(([name, value]) => words.set(name, value));
    return `#${words}`;
  }

  function tell() {
    listeners.forEach((listener) => listener(state));
  }

  /** Changes some of it. The address follows a moment later: browsers limit how often it may change. */
  function change(changes) {
    state = { ...state, ...changes };
    clearTimeout(timer);
    timer = setTimeout(() => history.replaceState(null, "", address()), PAUSE);
    tell();
  }

  addEventListener("hashchange", () => {
    clearTimeout(timer);
    state = read();
    tell();
  });

  return {
    address,
    change,
    get: () => state,
    /** Calls back now and after each change. */
    follow(listener) {
      listeners.push(listener);
      listener(state);
    },
  };
})();
