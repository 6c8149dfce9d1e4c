/** The draft of a rule that is made in the builder, before anything is chosen. */
export const emptyBuilder = () => ({ selector: { all: true }, transform: {} });
