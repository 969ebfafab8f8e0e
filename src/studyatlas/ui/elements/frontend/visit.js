// Opens another address of the app, once.

export default function ({ data, parentElement }) {
  rootOf(parentElement, "visit", () => visit(data.href));
}
