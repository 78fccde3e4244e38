package org.ecm.rest.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ecm.campaign.InvalidInputException;
import org.ecm.rest.contact.ContactsResource.Numbers;
import org.junit.jupiter.api.Test;

class NumbersTest {

  /** As Jakarta REST decodes {@code number=+431234567}. */
  private static final String NOT_ENCODED = " 431234567";

  @Test
  void aPlusThatWasNotEncodedIsOne() {
    assertThat(Numbers.required(NOT_ENCODED, "DE")).isEqualTo("+431234567");
    assertThat(Numbers.required(NOT_ENCODED, null)).isEqualTo("+431234567");
    assertThat(Numbers.required(" 43 1 234567", "DE")).isEqualTo("+431234567");
  }

  @Test
  void otherNumbersAreReadAsTheyAre() {
    assertThat(Numbers.required("+431234567", "DE")).isEqualTo("+431234567");
    assertThat(Numbers.required(" +431234567", "DE")).isEqualTo("+431234567");
    assertThat(Numbers.required("0431 234567", "DE")).isEqualTo("+49431234567");
    assertThat(Numbers.required("030 901820", "DE")).isEqualTo("+4930901820");
    assertThatThrownBy(() -> Numbers.required(" 0431 234567", "DE"))
        .isInstanceOf(InvalidInputException.class);
  }
}
