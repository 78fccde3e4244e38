/**
 * Who must not be called, everywhere or in one campaign (P6). Recording an entry also takes the
 * waiting contacts it hits out of the queue, in one transaction.
 */
package org.ecm.donotcall;
