using System.Data.Common;
using System.Security.Cryptography;
using Dashboard.Domain;
using Dashboard.Web.Hosting;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Security;

/// <summary>Somebody must be the first to sign in: where no account is, an administrator is made, and in Development an account for every other role.</summary>
internal sealed class FirstAdministrator(Accounts accounts, WriteDbContext db, IConfiguration configuration, IHostEnvironment environment, Terminal terminal)
{
    /// <summary>Shortest password, in characters.</summary>
    public const int PasswordLength = 8;

    private const string EmailKey = "DASHBOARD_ADMIN_EMAIL";
    private const string PasswordKey = "DASHBOARD_ADMIN_PASSWORD";
    private const string DefaultEmail = "admin@localhost";

    /// <summary>Letters and digits that nobody mistakes for each other.</summary>
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>Checks what the environment says about the first administrator.</summary>
    public static void Check(SettingsCheck check)
    {
        if (check.Text(EmailKey) is { } email && !IsAddress(email.Trim()))
        {
            check.Fault($"{EmailKey} must be an e-mail address, not '{email}'.");
        }

        if (check.Text(PasswordKey) is { Length: < PasswordLength })
        {
            check.Fault($"{PasswordKey} must have at least {PasswordLength} characters.");
        }
    }

    /// <summary>Makes the first accounts, unless there is any. A password that nobody chose is printed, this once.</summary>
    public static async Task EnsureAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().EnsureAsync(cancellationToken);
        }
        catch (DbException fault)
        {
            throw new StartException([$"The accounts cannot be read: {fault.Message}"], inner: fault);
        }
        catch (DbUpdateException fault)
        {
            throw new StartException([$"The first account cannot be made: {fault.GetBaseException().Message}"], inner: fault);
        }
    }

    private async Task EnsureAsync(CancellationToken cancellationToken)
    {
        await accounts.AdoptAsync(cancellationToken);

        // Whoever cannot sign in counts for nothing: a start that was cut off may have left one without a password.
        if (await db.Users.AnyAsync(account => account.PasswordHash != null, cancellationToken))
        {
            return;
        }

        var email = configuration[EmailKey] is { Length: > 0 } given ? given.Trim() : DefaultEmail;
        await CreateAsync(email, "Administrator", Role.Administrator, configuration[PasswordKey], cancellationToken);
        if (environment.IsDevelopment())
        {
            var demo = Generate();
            await CreateAsync("viewer@localhost", "Vera Viewer", Role.Viewer, demo, cancellationToken);
            await CreateAsync("staff@localhost", "Stan Staff", Role.Staff, demo, cancellationToken);
            await CreateAsync("operator@localhost", "Olga Operator", Role.Operator, demo, cancellationToken);
            await terminal.Out.WriteLineAsync($"Demo accounts: viewer@localhost, staff@localhost, operator@localhost, password {demo} (shown this once)");
        }
    }

    private async Task CreateAsync(string email, string name, Role role, string? chosen, CancellationToken cancellationToken)
    {
        var password = string.IsNullOrEmpty(chosen) ? Generate() : chosen;
        if (await accounts.AddAsync(email, name, role, password, cancellationToken) is { } fault)
        {
            throw new StartException([$"The account {email} cannot be made: {fault}"]);
        }

        if (string.IsNullOrEmpty(chosen))
        {
            await terminal.Out.WriteLineAsync($"First administrator: {email}, password {password} (shown this once)");
        }
    }

    /// <summary>20 characters: 116 bits.</summary>
    private static string Generate() => RandomNumberGenerator.GetString(Alphabet, 20);

    private static bool IsAddress(string email) =>
        email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at == email.LastIndexOf('@') && at < email.Length - 1 && !email.Any(char.IsWhiteSpace);
}
