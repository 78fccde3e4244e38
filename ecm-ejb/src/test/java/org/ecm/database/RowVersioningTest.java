package org.ecm.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowVersioningTest {

  @Test
  void switchedOffItIsToBeSwitchedOn() {
    assertThat(RowVersioning.remedy("ecm", false))
        .hasValue("alter database [ecm] set read_committed_snapshot on with rollback immediate");
    assertThat(RowVersioning.remedy("ecm", true)).isEmpty();
  }

  @Test
  void aBracketInTheNameIsDoubled() {
    assertThat(RowVersioning.remedy("a]b", false)).get().asString().contains("[a]]b]");
  }

  @Test
  void theDatabaseItselfIsAsked() {
    assertThat(RowVersioning.remedy(TestDatabase.empty()))
        .as("switch READ_COMMITTED_SNAPSHOT on where the tests run")
        .isEmpty();
  }
}
