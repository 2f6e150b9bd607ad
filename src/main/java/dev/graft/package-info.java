/**
 * The composition root: {@link dev.graft.Main} picks window, command line or engine process and
 * wires everything with plain constructors. Nothing else lives here.
 */
package dev.graft;
