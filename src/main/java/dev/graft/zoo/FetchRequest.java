package dev.graft.zoo;

/**
 * The wish to have something of the catalogue.
 *
 * @param name its name
 * @param classNames whether the names of its classes are fetched too; without, they are {@code
 *     class 0} and so on
 */
public record FetchRequest(String name, boolean classNames) {}
