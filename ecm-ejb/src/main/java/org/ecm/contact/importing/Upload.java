package org.ecm.contact.importing;

import java.util.Map;
import org.ecm.campaign.InvalidInputException;

/**
 * What comes with an uploaded file.
 *
 * @param list name of the contact list in the campaign, created if there is none; null for {@link
 *     #DEFAULT_LIST}. The same content again adds nothing to the same list
 * @param fileName as the user knows it
 * @param mapping column name to field, see {@link ContactField#key()}; may be empty or null
 * @param declaredLength bytes that the sender announced; negative if it did not
 * @param actor who uploads
 */
public record Upload(
    long campaign,
    String list,
    String fileName,
    Map<String, String> mapping,
    long declaredLength,
    String actor) {

  /** The list of a campaign that takes contacts when none is named. */
  public static final String DEFAULT_LIST = "Contacts";

  private static final int LONGEST_FILE_NAME = 255;

  public Upload {
    list = list == null || list.isBlank() ? DEFAULT_LIST : list.strip();
    mapping = mapping == null ? Map.of() : Map.copyOf(mapping);
    fileName = fileName == null || fileName.isBlank() ? "upload.csv" : fileName.strip();
    if (fileName.length() > LONGEST_FILE_NAME) {
      fileName = fileName.substring(fileName.length() - LONGEST_FILE_NAME);
    }
    if (list.length() > 100) {
      throw new InvalidInputException("list", "The list's name may have at most 100 characters");
    }
  }
}
