using Dashboard.Domain;
using Dashboard.Domain.Customers;
using Dashboard.WriteSide.Storage;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Customers;

/// <summary>What several commands ask of a customer's fields.</summary>
internal static class CustomerRules
{
    public static IRuleBuilderOptions<T, string> IsName<T>(this IRuleBuilder<T, string> rule) =>
        rule.Required("Name", Limits.Name);

    public static IRuleBuilderOptions<T, string> IsEmail<T>(this IRuleBuilder<T, string> rule) =>
        rule.Required("E-mail", Limits.Email)
            .Must(email => string.IsNullOrWhiteSpace(email) || IsAddress(email.Trim()))
            .WithMessage("E-mail must be an address such as ana@example.com.");

    public static IRuleBuilderOptions<T, string?> IsPhone<T>(this IRuleBuilder<T, string?> rule) =>
        rule.AtMost("Phone", Limits.Phone);

    public static IRuleBuilderOptions<T, string?> IsCountry<T>(this IRuleBuilder<T, string?> rule) =>
        rule.AtMost("Country", Limits.Name);

    public static Task<bool> EmailIsTakenAsync(this IQueryable<Customer> customers, string email, Guid? except, CancellationToken cancellationToken)
    {
        var normalized = Customer.Normalize(email);
        return customers.AnyAsync(customer => customer.NormalizedEmail == normalized && customer.Id != except, cancellationToken);
    }

    /// <summary>Whether a text can be an e-mail address.</summary>
    public static bool IsAddress(string email)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == email.LastIndexOf('@') && at < email.Length - 1 && !email.Any(char.IsWhiteSpace) && !email.Any(char.IsControl);
    }
}

internal static class CustomerRefusals
{
    public static Refusal EmailTaken(string email) =>
        Refusal.Rule("email-taken", $"Another customer has the e-mail {email.Trim()}.");
}
