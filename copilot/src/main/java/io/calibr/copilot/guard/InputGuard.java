package io.calibr.copilot.guard;

import java.util.Optional;

/** What happens to a question before anything tries to understand it. */
public final class InputGuard {

    public static final int LONGEST = Question.LONGEST;

    private InputGuard() {}

    /** The question to go on with; empty if nothing is left of it or it is too long, before or after cleaning. */
    public static Optional<Question> clean(String raw) {
        if (raw.length() > LONGEST) {
            return Optional.empty();
        }
        var text = CleanText.of(raw);
        return text.isEmpty() || text.length() > LONGEST ? Optional.empty() : Optional.of(new Question(text));
    }

    /** Why the question is refused without looking further; empty if it may go on. */
    public static Optional<String> refusal(Question question) {
        return Refusals.reason(question.text());
    }
}
