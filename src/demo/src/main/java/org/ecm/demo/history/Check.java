package org.ecm.demo.history;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something that must hold in every history.
 *
 * @param promise which of the promises it serves
 * @param claim what holds, as a sentence
 * @param breaches where it does not, each with what a reader needs to look further
 */
public record Check(String promise, String claim, Function<History, Stream<String>> breaches) {}
