// Boxes that are taken, found by place: labels, new nodes and wordings of relations keep clear of them.

class Taken {
  constructor(cell) {
    this.cell = cell;
    this.cells = new Map();
  }

  add(box) {
    this.visit(box, (key) => this.cells.set(key, [...(this.cells.get(key) ?? []), box]));
    return box;
  }

  // Returns whether a box that `counts` overlaps this one.
  hit(box, counts = () => true) {
    let found = false;
    this.visit(box, (key) => {
      found ||= (this.cells.get(key) ?? []).some((other) => overlap(box, other) && counts(other));
    });
    return found;
  }

  visit({ left, right, top, bottom }, action) {
    const at = (value) => Math.floor(value / this.cell);
    for (let column = at(left); column <= at(right); column += 1) {
      for (let row = at(top); row <= at(bottom); row += 1) action(`${column} ${row}`);
    }
  }
}

function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function boxAround(x, y, width, height) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}
