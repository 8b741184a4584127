using Dashboard.Domain;

namespace Dashboard.WriteSide.Import;

/// <summary>Takes over the invoices or the subscriptions of another system from a CSV file, through commands.</summary>
/// <remarks>
/// <para>
/// Of invoices: a line is an item of an invoice; an invoice is an order; a stock code is a product; a customer number is a customer. All have
/// identities derived from those names, and so have the commands: whatever is there already, from an earlier or an interrupted
/// run or from another file, stays as it is and is not sent again. An import adds and never changes: another file's newer name or price
/// for a known product is not taken over. An invoice that was imported before with other lines keeps the lines it has,
/// and those of the file are rejected with that reason.
/// </para>
/// <para>
/// Of subscriptions: a line is the beginning of a subscription; further lines with the same id are its changes. A subscription
/// is taken over whole or, with a line at fault, not at all. A customer is known by the e-mail, or by the number that files of invoices
/// give; a plan by name, interval and price. Nothing is charged for the past. The columns are <c>SubscriptionId</c>, <c>Customer</c>,
/// <c>Plan</c>, <c>Interval</c>, <c>Price</c>, <c>Quantity</c>, <c>Discount</c>, <c>Started</c>, <c>Ended</c> and, where it is known,
/// <c>PaymentMethod</c>. What was imported before stays as it is here too.
/// </para>
/// <para>
/// The file is read in a stream; what is kept until the last line is read is about 40 bytes a line, 200 bytes an invoice
/// and one text a name: 1,000,000 lines take less than 100 MB; of subscriptions about 500 bytes a line. The columns of invoices are <c>InvoiceNo</c>, <c>StockCode</c>,
/// <c>Description</c>, <c>Quantity</c>, <c>InvoiceDate</c>, <c>UnitPrice</c>, <c>CustomerID</c>, <c>Country</c> and, where it is known, <c>Category</c>, in any order and case.
/// </para>
/// </remarks>
public interface IImporter
{
    /// <summary>Imports a file. Interrupted in whatever way, it goes on where it stopped when it is called again.</summary>
    /// <param name="request">What to import.</param>
    /// <param name="progress">Told a few times a second how far it is, from any thread.</param>
    /// <param name="cancellationToken">Stops after the commands that are under way.</param>
    /// <exception cref="BadImportFileException">The file is not there or no such file; nothing was written.</exception>
    /// <exception cref="UnauthorizedAccessException">The actor's role does not reach, or the rejected lines may not be written there.</exception>
    /// <exception cref="IOException">The rejected lines could not be written. Everything else is done.</exception>
    Task<ImportResult> ImportAsync(ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancellationToken);
}

/// <summary>What to import, on whose behalf.</summary>
/// <param name="Path">The CSV file.</param>
/// <param name="RejectedPath">Where the rejected lines are written, as CSV; an older file is replaced as a whole.</param>
/// <param name="Actor">Who imports; needs the role Operator.</param>
/// <param name="Subject">What the file holds.</param>
public sealed record ImportRequest(string Path, string RejectedPath, Actor Actor, ImportSubject Subject = ImportSubject.Orders);

/// <summary>What a file holds.</summary>
public enum ImportSubject
{
    /// <summary>Invoices, an item a line.</summary>
    Orders,

    /// <summary>Subscriptions, a beginning or a change a line.</summary>
    Subscriptions,
}

/// <summary>The file cannot be imported at all; the message is a sentence for a person.</summary>
public sealed class BadImportFileException(string sentence, Exception? inner = null) : Exception(sentence, inner);
