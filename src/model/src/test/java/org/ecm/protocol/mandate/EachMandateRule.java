package org.ecm.protocol.mandate;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.ecm.protocol.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A test for each rule of the mandate: what is found when it is taken out. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "without {0}")
@EnumSource(
    value = Rule.class,
    names = {
      "NO_CLOCKS_ARE_COMPARED",
      "CHALLENGER_WAITS_A_MARGIN",
      "TAKING_IS_COMPARE_AND_SET",
      "OWN_ROW_IS_TAKEN_ANEW",
      "DEADLINE_COUNTS_FROM_SENDING",
      "OWN_MONOTONIC_DEADLINE",
      "GAP_ON_WAKING_LOSES_THE_MANDATE",
      "RELEASE_NAMES_THE_EPOCH"
    })
@interface EachMandateRule {}
