/**
 * Advice for somebody who has pictures and has to choose: rules that look at what is known and say
 * what they would do. Pure functions of records. Here is the choice of a backbone without trying
 * any, whose words are made where they are shown; {@code rules} holds the advisor, whose words are
 * its own; {@code race} what comes of trying all backbones; {@code classical} heads that learn in
 * seconds. Nothing here opens a picture, asks the engine or knows a window.
 */
@NullMarked
package dev.graft.advice;

import org.jspecify.annotations.NullMarked;
