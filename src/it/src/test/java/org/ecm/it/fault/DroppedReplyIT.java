package org.ecm.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.ecm.demo.api.EcmApi.Campaign;
import org.junit.jupiter.api.Test;

class DroppedReplyIT {

  @Test
  void noContactIsLostOrCalledTwiceWhenThreeInTenRepliesAreLost() throws IOException {
    // Small batches: many requests, so that the share is a share.
    try (Site site = Site.plan("dropped-reply", Map.of("ecm.feed.batch-size", "50")).start()) {
      site.dialer()
          .addFault(Map.of("on", "POST contacts", "kind", "dropReply", "probability", 0.3));
      Campaign campaign = site.campaign("Lost replies");
      long job = site.api().upload(campaign.id(), site.contacts(2_000, 30));
      site.awaitEnd(campaign, List.of(job));
      assertThat(site.dialer().faultsStruck()).isGreaterThan(5);
      site.assertClean();
    }
  }
}
