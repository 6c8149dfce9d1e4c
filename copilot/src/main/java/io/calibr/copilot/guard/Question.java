package io.calibr.copilot.guard;

/** A question as it is read: normalised, without characters nobody sees, on one line. */
public record Question(String text) {

    static final int LONGEST = 2_000;

    public Question {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("a question has 1 to " + LONGEST + " characters");
        }
    }
}
