using Dashboard.Domain.Customers;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Import;

/// <summary>A customer as a line names one: <c>ana@example.com</c>, <c>Ana Lima &lt;ana@example.com&gt;</c>, or the number by which files of invoices call one.</summary>
/// <param name="Key">What tells customers apart: the number, or the e-mail without regard to case.</param>
/// <param name="Email">The e-mail; an invented one for a number.</param>
/// <param name="Name">What the line calls the customer; nothing when it does not say.</param>
internal sealed record CustomerWish(string Key, string Email, string? Name)
{
    private const string Unknown = "@customers.invalid";

    /// <summary>Identity of the customer, unless another one has the e-mail already.</summary>
    public Guid Id => DerivedId.Customer(Key);

    /// <summary>Reads it.</summary>
    /// <returns>The customer, or why there is none.</returns>
    public static (CustomerWish? Customer, string? Fault) Read(string text)
    {
        if (text.Length == 0)
        {
            return (null, "no customer");
        }

        if (LineFields.CustomerNumber(text) is { } number)
        {
            return (new CustomerWish(number, EmailOf(number), NameOf(number)), null);
        }

        var open = text.EndsWith('>') ? text.LastIndexOf('<') : -1;
        var email = (open < 0 ? text : text[(open + 1)..^1]).Trim();
        if (email.Length > Limits.Email || !CustomerRules.IsAddress(email))
        {
            return (null, "customer must be an e-mail such as ana@example.com, also as Ana Lima <ana@example.com>, or a customer number");
        }

        var name = LineFields.Name(open < 0 ? "" : text[..open].Trim().Trim('"'), Limits.Name);
        return (email.EndsWith(Unknown, StringComparison.OrdinalIgnoreCase) && LineFields.CustomerNumber(email[..^Unknown.Length]) is { } known
            ? new CustomerWish(known, EmailOf(known), name.TrimToNull() ?? NameOf(known))
            : new CustomerWish(Customer.Normalize(email), email, name.TrimToNull()), null);
    }

    /// <summary>The e-mail of a customer of whom only a number is known.</summary>
    public static string EmailOf(string number) => number + Unknown;

    /// <summary>The name of a customer of whom only a number is known.</summary>
    public static string NameOf(string number) => $"Customer {number}";
}
