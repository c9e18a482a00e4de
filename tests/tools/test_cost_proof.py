"""The tests of cost, beside busy loops: a short form of `make cost-proof`."""

from tools.cost_proof import busy_loops, cases, prove, rows


def test_every_test_of_cost_has_answers_to_prove_it_with():
    tests = {case.test for case in cases()}
    assert tests == {case.test for case in cases() if not case.passes}, "a test of cost catches no answer"
    assert len(tests) >= 3


def test_no_load_decides_a_test_of_cost():
    with busy_loops(4):
        tallies = prove(cases(reference_only=True), right=2, wrong=1, at_a_time=2)
    wrong = {case.answer: tally.messages for case, tally in tallies.items() if tally.messages}
    assert not wrong, "\n".join(rows(tallies))
