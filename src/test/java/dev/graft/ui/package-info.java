/**
 * Tests of the window. View models are tested without a toolkit, against a workbench that does what
 * the test says; views run headless.
 */
@NullMarked
package dev.graft.ui;

import org.jspecify.annotations.NullMarked;
