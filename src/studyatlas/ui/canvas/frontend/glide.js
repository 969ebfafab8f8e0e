// The camera on its way to another view, in steps that the eye can follow.

const GLIDE = 400; // milliseconds

// At once for who wants no motion, and on a page in the background, which paints nothing.
function glideTo(view, goal) {
  if (!goal) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (calm || document.hidden || !view.settled) return view.look(goal);
  const glide = { from: view.camera(), start: performance.now() };
  view.glide = glide;
  retarget(view, goal);
  requestAnimationFrame(() => glideOn(view, glide));
}

// Where it will be is what is kept, should the page be left meanwhile.
function retarget(view, goal) {
  view.glide.to = goal;
  view.touched = goal.touched;
  view.canvas.memory.camera = goal;
}

function glideOn(view, glide) {
  if (view.glide !== glide) return; // somebody took the camera
  const part = (performance.now() - glide.start) / GLIDE;
  if (part >= 1) return view.look(glide.to);
  view.network.moveTo(between(glide.from, glide.to, 1 - (1 - part) ** 3));
  view.rescale();
  requestAnimationFrame(() => glideOn(view, glide));
}

function between(from, to, part) {
  const mean = (one, other) => one + (other - one) * part;
  return {
    position: { x: mean(from.position.x, to.position.x), y: mean(from.position.y, to.position.y) },
    scale: Math.exp(mean(Math.log(from.scale), Math.log(to.scale))),
  };
}
