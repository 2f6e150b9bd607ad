/**
 * Advice for somebody who has pictures and has to choose: rules that look at what is known and say
 * what they would do. Pure functions of records; the words of the reasons are made where they are
 * shown. Nothing here reads a file, asks the engine or knows a window.
 */
@NullMarked
package dev.graft.advice;

import org.jspecify.annotations.NullMarked;
