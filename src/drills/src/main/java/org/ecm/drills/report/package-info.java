/** What a person reads afterwards: gaps in service, verdicts, timelines, as Markdown and HTML. */
package org.ecm.drills.report;
