@org.jspecify.annotations.NullMarked
package dev.graft.zoo;
