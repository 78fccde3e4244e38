package org.ecm.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WayBackTest {

  private static String back(String sender) {
    return WayBack.within("/ecm/", sender);
  }

  @Test
  void leadsToThePageWithWhatItWasAbout() {
    assertThat(back("https://ecm.example/ecm/campaign?id=7&x=%C3%A4"))
        .isEqualTo("/ecm/campaign?id=7&x=%C3%A4");
    assertThat(back("http://127.0.0.1:8080/ecm/")).isEqualTo("/ecm/");
  }

  @Test
  void leadsNowhereElse() {
    assertThat(back(null)).isEqualTo("/ecm/");
    assertThat(back("javascript:alert(1)")).isEqualTo("/ecm/");
    assertThat(back("https://elsewhere.example/other")).isEqualTo("/ecm/");
    assertThat(back("https://elsewhere.example//ecm/x")).isEqualTo("/ecm/");
    assertThat(back("not an address")).isEqualTo("/ecm/");
  }
}
