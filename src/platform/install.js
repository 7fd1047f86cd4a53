// The portal as an app on the device. Each function does nothing in a browser that has no such thing.

// 1 where the browser asks, 2 where the citizen has to do it by hand, 0 where neither is possible: only
// Safari on iPhone and iPad says by `standalone` whether it shows an app.
export function installWay() {
  if (globalThis.frontdoor?.install) return 1;
  return navigator.standalone === false ? 2 : 0;
}

// Has the browser ask, once, and gives whether the citizen said yes. The question is put before anything
// is waited for, since browsers want the citizen's click to be just over.
export async function install() {
  const question = globalThis.frontdoor?.install;
  if (!question) return false;
  delete frontdoor.install;
  await question.prompt();
  return (await question.userChoice).outcome === "accepted";
}

// A number on the icon; 0 takes it away.
export function setBadge(count) {
  navigator.setAppBadge?.(count).catch(() => {});
}
