"""What is found out of words, kept: each asked for once, however often it stands there."""

from __future__ import annotations

from vaultgen.text.memo import WordMemo


def test_a_word_is_looked_into_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    memo = WordMemo(length)

    assert [memo[word] for word in ("one", "three", "one")] == [3, 5, 3]
    assert asked == ["one", "three"]


def test_words_without_end_do_not_fill_the_memory() -> None:
    memo = WordMemo(len)

    most = max(len(memo) for k in range(50_000) if memo[str(k)])

    assert most == 20_000
