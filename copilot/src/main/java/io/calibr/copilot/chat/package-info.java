/** Plans made by a language model behind an OpenAI-compatible address. */
@NullMarked
package io.calibr.copilot.chat;

import org.jspecify.annotations.NullMarked;
