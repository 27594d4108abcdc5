"""A case of the reader's own, from an empty page to a memo, and what may go wrong."""

import json
from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from exercises.case_file import read_case
from exercises.case_memo import memo_markdown
from exercises.own_case import EXAMPLES

from ..own_cases import MARKUP, broken_files, random_case
from .actions import reload
from .case_actions import (
    CASE_PAGE,
    add_piece,
    cell,
    choose_file,
    code,
    download,
    fill_case,
    fill_head,
    open_case,
    part,
    press,
    save_case,
    say_no_print,
)
from .test_access import SCREENS, violations

ANN = (EXAMPLES / "lantern_accord.json").read_text(encoding="utf-8")
BEN = (EXAMPLES / "lantern_accord_ben.json").read_text(encoding="utf-8")


@pytest.fixture
def reader(site, visit):
    """A reader who opened the book from a folder, with no network."""
    found = visit(site.as_uri())
    found.context.set_offline(True)
    return found


def kept(page):
    """The case as the browser keeps it."""
    return json.loads(
        page.evaluate("localStorage.getItem('sco-course/case/1')") or "{}"
    )


def in_every_string(value, text):
    """A copy of JSON data in which every free text is another."""
    if isinstance(value, dict):
        return {key: in_every_string(one, text) for key, one in value.items()}
    return (
        [in_every_string(one, text) for one in value]
        if isinstance(value, list)
        else text
    )


def test_from_an_empty_case_to_a_memo_without_a_network(reader):
    page = open_case(reader)
    fill_case(page)
    saved = save_case(page)
    assert read_case(json.dumps(saved)) == saved
    memo = download(part(page, "memo"), "Download the memo (Markdown)")
    assert memo == memo_markdown(saved)
    for words in ("Lantern Accord: a memo", "E1", "contested", "Verdict: open"):
        assert words in memo
    assert reader.errors == reader.foreign == []


def test_a_case_survives_a_reload_and_comes_back_from_its_file(reader, visit, site):
    page = open_case(reader)
    fill_case(page)
    before = save_case(page)
    reload(page)
    part(page, "keep").and_(page.locator("[data-ready=true]")).wait_for()
    again = save_case(page)
    assert {**again, "saved_at": ""} == {**before, "saved_at": ""}
    other = open_case(visit(site.as_uri()))
    choose_file(part(other, "keep"), "Load a case", json.dumps(before))
    expect(part(other, "keep").get_by_text("is loaded")).to_be_visible()
    expect(other.get_by_label("Name of the case")).to_have_value("Lantern Accord")
    assert {**save_case(other), "saved_at": ""} == {**before, "saved_at": ""}


def test_verdicts_follow_the_values_and_the_rule_for_doubt(reader):
    page = open_case(reader)
    fill_case(page)
    verdicts = part(page, "verdict")
    penguin = verdicts.locator("[data-verdict=penguin]")
    expect(penguin).to_contain_text("Verdict: open")
    expect(penguin).to_contain_text("Weigh the evidence on ‘security cooperation’")
    verdicts.get_by_label("What doubt counts as").select_option("strict")
    expect(penguin).to_contain_text("Verdict: no")
    expect(verdicts.get_by_role("status")).to_contain_text(
        "Penguin, with one gain: no."
    )
    verdicts.get_by_label("What doubt counts as").select_option("lenient")
    expect(penguin).to_contain_text("Verdict: yes")
    code(page, "specified_term:text", "")
    expect(verdicts.locator("[data-verdict=dingman]")).to_contain_text(
        "No verdict yet: ‘specified term’ has no value."
    )


def test_warnings_say_what_does_not_fit_and_stop_nobody(reader):
    page = open_case(reader)
    fill_head(page)
    add_piece(page, "Two of them hold exercises.", "practice", "pair")
    code(page, "security_cooperation:either", "met", ("e1",), "They do.")
    expect(cell(page, "security_cooperation:either")).to_contain_text("of a pair")
    code(page, "third_party:text", "met")
    expect(cell(page, "third_party:text")).to_contain_text("rests on no evidence")
    code(page, "third_party:text", "met", ("e1",), "They do.")
    expect(cell(page, "third_party:text")).to_contain_text("of the other kind alone")
    code(page, "specified_circumstances:text", "met")
    code(page, "use_of_force:text", "not_met")
    general = part(page, "codings").get_by_text("do not fit together")
    expect(general).to_be_visible()
    assert save_case(page)["codings"]["use_of_force:text"]["value"] == "not_met"


def test_a_deleted_piece_comes_back_with_its_codings(reader):
    page = open_case(reader)
    fill_case(page)
    before = kept(page)
    evidence = part(page, "evidence")
    evidence.locator("summary").first.click()
    press(evidence, "Delete E1")
    assert [piece["id"] for piece in kept(page)["evidence"]] == ["e2"]
    expect(cell(page, "third_party:text").locator("input[value=e1]")).to_have_count(0)
    expect(evidence).to_contain_text("taken out of 11 codings")
    press(evidence, "Bring E1 back")
    assert kept(page) == before
    expect(cell(page, "third_party:text").locator("input[value=e1]")).to_be_checked()


def test_two_deleted_pieces_come_back_even_after_a_third_was_added(reader):
    page = open_case(reader)
    fill_case(page)
    evidence = part(page, "evidence")
    press(evidence, "Delete E2")  # the one added last is open
    evidence.locator("summary").first.click()
    press(evidence, "Delete E1")
    add_piece(page, "A new one takes the name of the first.", "text", "organisation")
    press(evidence, "Bring E1 back")
    expect(evidence).to_contain_text("E2 is back")
    press(evidence, "Bring E2 back")
    found = {piece["statement"]: piece["id"] for piece in kept(page)["evidence"]}
    assert len(set(found.values())) == 3
    rests = kept(page)["codings"]["third_party:text"]["evidence"]
    assert rests == [found["The parties stand by one that is attacked."]]


def test_bad_files_are_refused_with_words_and_nothing_is_lost(reader):
    page = open_case(reader)
    fill_head(page)
    before = kept(page)
    texts = broken_files()
    for text in [*texts[::9], *texts[-12:], b"\xff\xfe\x00", b"[" * 6_000_000]:
        for name, button in (
            ("keep", "Load a case"),
            ("compare", "Load a classmate’s case"),
        ):
            choose_file(part(page, name), button, text)
            expect(part(page, name).get_by_text("Nothing was changed.")).to_be_visible()
    answers = json.dumps({"format": 1, "course": "sco-alliance", "answers": {}})
    choose_file(part(page, "keep"), "Load a case", answers)
    expect(part(page, "keep")).to_contain_text("no case of this course")
    newer = json.dumps(random_case(1) | {"format": 2})
    choose_file(part(page, "keep"), "Load a case", newer)
    expect(part(page, "keep")).to_contain_text("newer edition")
    assert kept(page) == before
    assert reader.errors == []


def test_a_file_replaces_a_case_only_when_the_reader_says_so(reader):
    page = open_case(reader)
    fill_head(page)
    keep = part(page, "keep")
    choose_file(keep, "Load a case", ANN)
    expect(keep.get_by_role("button", name="No, keep mine")).to_be_focused()
    press(keep, "No, keep mine")
    assert kept(page)["case"]["name"] == "Lantern Accord"
    choose_file(keep, "Load a case", ANN)
    press(keep, "Yes, put it in its place")
    assert kept(page)["case"]["name"] == "Lantern Accord (invented)"
    expect(page.get_by_label("Name of the case")).to_have_value(
        "Lantern Accord (invented)"
    )


def test_starting_again_asks_first(reader):
    page = open_case(reader)
    fill_head(page)
    keep = part(page, "keep")
    press(keep, "Start again")
    press(keep, "No, keep my case")
    assert kept(page)["case"]["name"] == "Lantern Accord"
    press(keep, "Start again")
    press(keep, "Yes, clear everything")
    expect(page.get_by_label("Name of the case")).to_have_value("")
    assert kept(page)["case"]["name"] == ""


def test_two_coders_see_where_they_differ_before_any_number(reader):
    page = open_case(reader)
    record = json.loads(ANN) | {"alone_codings": None, "classmate": None}
    for coding in record["codings"].values():
        coding["note"] = ""
    choose_file(part(page, "keep"), "Load a case", json.dumps(record))
    compare = part(page, "compare")
    choose_file(compare, "Load a classmate’s case", json.dumps(record))
    expect(compare).to_contain_text("This is your own file")
    choose_file(compare, "Load a classmate’s case", BEN)
    expect(compare).to_contain_text("on which you and Ben differ")
    text = compare.inner_text()
    assert text.index("differ") < text.index("Raw agreement: 0.82 (n = 11)")
    assert "Cohen’s kappa:" in text and "Krippendorff’s alpha" in text
    # To decide again changes the value and leaves the numbers as they were.
    force = compare.locator('[data-compared="use_of_force:text"]')
    force.get_by_label("Your value now").select_option("met")
    expect(cell(page, "use_of_force:text")).to_contain_text("no note on why")
    force.get_by_label("What has changed").fill("Ben is right.")
    expect(cell(page, "use_of_force:text")).not_to_contain_text("no note on why")
    expect(compare).to_contain_text("Raw agreement: 0.82 (n = 11)")
    saved = save_case(page)
    assert saved["alone_codings"]["use_of_force:text"] == "partly"
    assert saved["codings"]["use_of_force:text"]["note"] == "Ben is right."
    memo = download(part(page, "memo"), "Download the memo (Markdown)")
    assert "met (coded alone: partly met)" in memo and memo == memo_markdown(saved)


def test_no_coefficient_for_people_who_did_not_code_alone(reader):
    page = open_case(reader)
    choose_file(part(page, "keep"), "Load a case", json.dumps(json.loads(ANN)))
    ben = json.dumps(json.loads(BEN) | {"alone": None})
    choose_file(part(page, "compare"), "Load a classmate’s case", ben)
    expect(part(page, "compare")).to_contain_text("Ben did not say so")
    assert "kappa" not in part(page, "compare").inner_text()
    press(part(page, "compare"), "Remove the comparison")
    press(part(page, "compare"), "Yes, remove it")
    assert kept(page)["classmate"] is None


def test_a_coefficient_that_is_undefined_is_said_to_be_so(reader):
    page = open_case(reader)
    fill_case(page)
    code(page, "security_cooperation:either", "met")
    code(page, "deterrence:either", "met")
    mine = save_case(page)
    theirs = json.dumps(mine | {"file_id": "theirs", "coder": "Ben"})
    choose_file(part(page, "compare"), "Load a classmate’s case", theirs)
    expect(part(page, "compare")).to_contain_text("differ on no cell")
    expect(part(page, "compare")).to_contain_text("kappa is undefined: only one value")


def test_markup_in_a_file_is_text_everywhere(reader):
    page = open_case(reader)
    data = json.loads(ANN)
    for name in ("coder", "memo"):
        data[name] = in_every_string(data[name], MARKUP)
    data["case"] |= {"name": MARKUP, "as_of": MARKUP, "agreements": MARKUP}
    texts = ("statement", "source", "place", "speaker")
    for one in (data, data["classmate"]):
        for piece in one["evidence"]:
            piece |= dict.fromkeys(texts, MARKUP)
        for coding in one["codings"].values():
            coding |= {name: MARKUP for name in ("reason", "note") if name in coding}
    data["classmate"]["coder"] = MARKUP
    choose_file(part(page, "keep"), "Load a case", json.dumps(data))
    page.get_by_text("Read the whole memo").click()
    say_no_print(page)
    press(part(page, "memo"), "Print the memo")
    expect(page.locator("#case-print h1")).to_have_text(f"{MARKUP}: a memo")
    assert page.locator("[data-case-part] img, #case-print img").count() == 0
    assert page.evaluate("window.hurt") is None
    assert reader.errors == []


def test_blocked_storage_is_said_and_everything_works(reader):
    reader.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() {"
        " throw new DOMException('no', 'SecurityError'); } });"
    )
    page = open_case(reader)
    expect(part(page, "keep")).to_contain_text("does not let the page keep your case")
    fill_head(page)
    assert save_case(page)["case"]["name"] == "Lantern Accord"


def test_a_damaged_case_is_set_aside_and_said(reader):
    page = open_case(reader)
    page.evaluate("localStorage.setItem('sco-course/case/1', '{\"coder\": 3}')")
    reload(page)
    expect(part(page, "keep")).to_contain_text("It has been set aside under")
    aside = page.evaluate(
        "Object.entries(localStorage).find(([key]) =>"
        " key.startsWith('sco-course/damaged/case/'))[1]"
    )
    assert aside == '{"coder": 3}'


def test_what_one_tab_changes_another_shows(reader):
    first, second = open_case(reader), open_case(reader)
    first.get_by_label("Name of the case").fill("From the first tab")
    expect(second.get_by_label("Name of the case")).to_have_value("From the first tab")
    second.get_by_label("As of").fill("1951")
    expect(first.get_by_label("As of")).to_have_value("1951")
    assert kept(first)["case"]["name"] == "From the first tab"


def test_the_record_is_shared_without_codings(reader):
    page = open_case(reader)
    fill_case(page)
    shared = json.loads(download(part(page, "keep"), "Save the record without codings"))
    assert shared["codings"] == {} and shared["coder"] == ""
    assert len(shared["evidence"]) == 2 and len(shared["definitions"]) == 3
    assert not any(shared["memo"].values())
    assert shared["file_id"] != save_case(page)["file_id"]


def test_the_printer_gets_the_memo_and_nothing_else(reader):
    page = open_case(reader)
    choose_file(part(page, "keep"), "Load a case", ANN)
    expect(page.get_by_label("As of")).to_have_value("2020")
    say_no_print(page)
    press(part(page, "memo"), "Print the memo")
    margin = dict.fromkeys(("top", "bottom", "left", "right"), "18mm")
    pdf = PdfReader(BytesIO(page.pdf(format="A4", margin=margin)))
    text = " ".join(" ".join(one.extract_text() for one in pdf.pages).split())
    assert len(pdf.pages) <= 3
    assert text.startswith("Lantern Accord (invented): a memo")
    assert "Evidence and sources" in text and "What is not known" in text
    assert "Save my case" not in text and "Choose a case" not in text


def test_without_scripts_the_page_is_a_worksheet(site, visit):
    page = visit(site.as_uri(), java_script_enabled=False).context.new_page()
    page.goto(f"{site.as_uri()}/{CASE_PAGE}.html")
    for name in ("case", "definitions", "evidence", "codings", "compare", "memo"):
        assert part(page, name).locator("table tbody tr").count() >= 3
    assert page.locator("[data-case-part] button").count() == 0


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_axe_finds_nothing_on_the_way_to_a_memo(width, scheme, site, visit):
    page = open_case(visit(site.as_uri(), width, scheme))
    found = {"empty": violations(page)}
    choose_file(part(page, "keep"), "Load a case", ANN)
    expect(page.get_by_label("As of")).to_have_value("2020")
    part(page, "evidence").locator("summary").first.click()
    code(page, "third_party:text", "contested", (), "")
    page.get_by_text("Read the whole memo").click()
    found["filled"] = violations(page)
    press(part(page, "evidence"), "Delete E1")
    press(part(page, "keep"), "Start again")
    found["asked"] = violations(page)
    assert found == {"empty": [], "filled": [], "asked": []}


def test_no_sideways_scrolling_on_a_narrow_screen(site, visit):
    page = open_case(visit(site.as_uri(), 320))
    long = json.dumps(in_every_string({"a": ""}, "ärgerlich" * 30))[7:-2]
    data = json.loads(ANN)
    data["case"]["name"] = data["evidence"][0]["statement"] = long
    choose_file(part(page, "keep"), "Load a case", json.dumps(data))
    expect(page.get_by_label("Name of the case")).to_have_value(long)
    part(page, "evidence").locator("summary").first.click()
    page.get_by_text("Read the whole memo").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_keyboard_alone_is_enough(reader):
    page = open_case(reader)
    page.get_by_label("Name of the case").focus()
    page.keyboard.type("Lantern Accord")
    page.keyboard.press("Tab")
    page.keyboard.press("o")  # what it is: an agreement or an organisation
    page.keyboard.press("Tab")
    page.keyboard.type("2020")
    page.get_by_label("Definition 1").focus()
    page.keyboard.type("The sentence quoted from W")
    page.locator("[data-case-part=evidence] button", has_text="Add a piece").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("They consult.")  # the focus has gone to the statement
    for text in ("Accord", "Article 4", "the Accord"):
        page.keyboard.press("Tab")
        page.keyboard.type(text)
    first = part(page, "codings").locator("[data-cell]").first
    first.locator("select").focus()
    page.keyboard.type("met")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("It says so.")
    page.get_by_role("button", name="Start again").last.focus()
    saved = save_case(page)
    assert saved["definitions"] == [{"definition": "walt", "reading": "plain"}]
    assert saved["evidence"][0]["place"] == "Article 4"
    coding = saved["codings"]["commitment:either"]
    assert coding["value"] == "met" and coding["evidence"] == ["e1"]
    assert coding["reason"] == "It says so."


def test_a_classmate_cannot_be_loaded_before_anything_is_coded(reader):
    page = open_case(reader)
    fill_head(page)
    compare = part(page, "compare")
    choose_file(compare, "Load a classmate’s case", BEN)
    expect(compare).to_contain_text("You have given no value yet")
    assert kept(page)["classmate"] is None
    assert kept(page)["alone_codings"] is None
    code(page, "use_of_force:text", "partly", (), "No word on force.")
    choose_file(compare, "Load a classmate’s case", BEN)
    expect(compare).to_contain_text("Ben’s codings are loaded")


def test_the_files_of_two_coders_have_two_names(reader):
    page = open_case(reader)
    fill_head(page)
    keep = part(page, "keep")
    with page.expect_download() as given:
        press(keep, "Save my case")
    assert given.value.suggested_filename.startswith("case-lantern-accord-ann-")
    with page.expect_download() as given:
        press(keep, "Save the record without codings")
    assert given.value.suggested_filename.startswith("record-lantern-accord-2")
