package org.ecm.drills.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CourseTest {
  private static final List<String> SOME = List.of("something");

  private static Course course(Reach reach, boolean tookFiles) {
    return new Course(reach, 0, tookFiles, List.of());
  }

  @Test
  void aLostSessionIsExcusedOnlyWhereBothNodesMayBeLost() {
    assertThat(course(Reach.NODE, true).losses(SOME)).isEqualTo(SOME);
    assertThat(course(Reach.BOTH_NODES, true).losses(SOME)).isEmpty();
  }

  @Test
  void aFailedRequestIsExcusedUnlessOnlyAComponentOrTheDialerFails() {
    assertThat(course(Reach.WORK, true).failedForms(SOME)).isEqualTo(SOME);
    assertThat(course(Reach.WORK, true).failedUploads(SOME)).isEqualTo(SOME);
    assertThat(course(Reach.SERVICE, true).failedForms(SOME)).isEmpty();
    assertThat(course(Reach.NODE, false).failedUploads(SOME)).isEmpty();
  }

  @Test
  void uploadsThatStandStillWhileAComponentFailsAreAFailure() {
    assertThat(course(Reach.WORK, true).failedUploads(List.of())).isEmpty();
    assertThat(course(Reach.WORK, false).failedUploads(List.of())).hasSize(1);
  }
}
