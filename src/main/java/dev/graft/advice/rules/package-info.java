/**
 * The advisor: small rules that look at what is known of a project and say what they would do. A
 * rule is a pure function of {@link dev.graft.advice.rules.ProjectFacts}; it is quiet where it
 * knows too little and where all is well. Its words are in {@code texts.properties} beside the
 * classes, the same for the window and the command line; {@link dev.graft.advice.rules.Words} puts
 * the figures in. {@link dev.graft.advice.rules.Advisor} knows all rules.
 */
@NullMarked
package dev.graft.advice.rules;

import org.jspecify.annotations.NullMarked;
