package org.ecm.callback;

/**
 * What a callback request came to; kept, and given again to a repeated request.
 *
 * @param id the request's own id
 * @param contact the contact that will be called
 * @param status CREATED for a new contact, MOVED for one that was waiting already
 * @param number E.164
 * @param dueAt not called before, UTC in ISO 8601
 * @param callZone the zones in which the calling window must be open
 */
public record CallbackAnswer(
    long id,
    long campaign,
    long contact,
    String status,
    String number,
    String dueAt,
    String callZone,
    int priority) {}
