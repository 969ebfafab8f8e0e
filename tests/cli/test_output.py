from threading import Event

from studyatlas.cli import output


def test_a_remark_comes_where_something_takes_long(monkeypatch) -> None:
    said, heard = [], Event()

    def say(message):
        said.append(message)
        heard.set()

    monkeypatch.setattr(output, "say", say)
    with output.patience("Still working", after=0.001):
        assert heard.wait(30)
    assert said == ["Still working"]


def test_no_remark_comes_after_the_end(monkeypatch, capsys) -> None:
    made = []

    class Slow(output.Timer):
        def __init__(self, *given):
            super().__init__(*given)
            made.append(self)

    monkeypatch.setattr(output, "Timer", Slow)
    with output.patience("Still working", after=3600):
        pass
    made[0].join(30)
    assert not made[0].is_alive()
    assert capsys.readouterr() == ("", "")
