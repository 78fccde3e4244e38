/** The do-not-call page: search, add, remove, and upload of a file of numbers. */
package org.ecm.portal.donotcall;
