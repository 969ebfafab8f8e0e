"""A canvas in a browser, for the tests of the canvas itself and of the pages around it."""

from browsing import asking, settled


class Board:
    """A canvas in a browser: what is drawn on it, read from itself, and where to click."""

    def __init__(self, page, address: str = "", key: str = "atlas") -> None:
        self.page, self.address, self.key = page, address, key

    def open(self, query: str = "") -> "Board":
        self.page.goto(self.address + query)
        return self.ready()

    def ready(self) -> "Board":
        self.page.locator(".stage[data-ready=true]").wait_for()
        self.at_rest()
        return self

    def at_rest(self) -> dict:
        """Wait until nothing moves: Streamlit's page still finds its size, a zoom still glides."""
        settled(self.page, self.key)
        return self.now()

    def now(self) -> dict:
        """Return what is drawn once all that was asked for so far is painted."""
        return self.page.evaluate(
            """key => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(
                () => done(globalThis.studyatlas.describe(key)))))""",
            self.key,
        )

    def places(self) -> dict:
        return self.now()["places"]

    def wait(self, condition: str, arg: object = None) -> dict:
        """Wait until a JavaScript condition on `now` (and `arg`) holds; return what is then."""
        self.page.wait_for_function(
            "([key, arg]) => { const now = globalThis.studyatlas?.describe?.(key);"
            f" return now && ({condition}); }}",
            arg=[self.key, arg],
        )
        return self.now()

    def drawn(self, count: int) -> dict:
        self.wait("Object.keys(now.positions).length === arg", count)
        return self.at_rest()

    def assert_whole(self, now: dict) -> None:
        """Tell that every node is in sight."""
        box = self.page.locator(".surface").bounding_box()
        for node, spot in now["positions"].items():
            assert 0 < spot["x"] < box["width"], node
            assert 0 < spot["y"] < box["height"], node

    def point(self, node: str) -> tuple[float, float]:
        # Asked for in the browser: Playwright drops a node called `__proto__` on its way here.
        return tuple(
            self.page.locator(".surface").evaluate(
                """(surface, [key, node]) => {
                    const frame = surface.getBoundingClientRect();
                    const spot = globalThis.studyatlas.describe(key).positions[node];
                    return [frame.x + spot.x, frame.y + spot.y];
                }""",
                [self.key, node],
            )
        )

    def point_at(self, node: str) -> dict:
        """Bring the pointer from the corner to a node and rest it there until it is lit."""
        frame = self.page.locator(".surface").bounding_box()
        self.page.mouse.move(frame["x"] + 2, frame["y"] + 2)
        self.page.mouse.move(*self.point(node))
        return self.wait("now.hovered === arg", node)

    def selections_until(self, text: str) -> list[str | None]:
        """Return what is selected in every frame until the app says this and rests."""
        self.page.evaluate(
            """key => {
                window.selections = new Set();
                const look = () => {
                    window.selections.add(globalThis.studyatlas.describe(key)?.selected);
                    requestAnimationFrame(look);
                };
                look();
            }""",
            self.key,
        )
        self.says(text)
        self.at_rest()
        return self.page.evaluate("[...selections]")

    def click(self, node: str, *held: str) -> None:
        for key in held:
            self.page.keyboard.down(key)
        self.page.mouse.click(*self.point(node))
        for key in held:
            self.page.keyboard.up(key)

    def drag(self, node: str, right: float, down: float) -> None:
        x, y = self.point(node)
        # vis-network takes what comes within 50 ms, by the page's clock, for the last press.
        self.page.evaluate("() => new Promise((done) => setTimeout(done, 100))")
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + right / 2, y + down / 2, steps=4)
        self.page.mouse.move(x + right, y + down, steps=4)
        self.page.mouse.up()

    def select(self, node: str) -> None:
        self.click(node)
        self.says(f"chosen: {node} (select)")

    def press(self, *keys: str) -> None:
        self.page.locator(".surface").focus()
        for key in keys:
            self.page.keyboard.press(key)

    def walk(self, key: str) -> str:
        """Press a key, and wait until Python is told where it led, but not for its answer."""
        with asking(self.page):
            self.press(key)
        return self.now()["selected"]

    def button(self, name: str):
        return self.page.get_by_role("button", name=name, exact=True)

    def says(self, text: str) -> None:
        self.page.get_by_text(text).wait_for()
