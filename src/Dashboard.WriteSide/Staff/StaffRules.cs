using Dashboard.Domain;
using Dashboard.Domain.Staff;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.Storage;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Staff;

/// <summary>What several commands ask of the staff.</summary>
internal static class StaffRules
{
    public static IRuleBuilderOptions<T, string> IsStaffName<T>(this IRuleBuilder<T, string> rule) => rule.IsName();

    public static IRuleBuilderOptions<T, string> IsStaffEmail<T>(this IRuleBuilder<T, string> rule) => rule.IsEmail();

    public static IRuleBuilderOptions<T, Role> IsRole<T>(this IRuleBuilder<T, Role> rule) =>
        rule.IsInEnum().WithMessage($"Role must be one of {string.Join(", ", Enum.GetNames<Role>())}.");

    public static IRuleBuilderOptions<T, string> IsReason<T>(this IRuleBuilder<T, string> rule) => rule.Required("Reason", Limits.Reason);

    /// <summary>A member with the account; nothing when there is none.</summary>
    public static Task<StaffAccount?> FindStaffAsync(this WriteDbContext db, Guid id, CancellationToken cancellationToken) =>
        db.Users.Include(account => account.User).SingleOrDefaultAsync(account => account.Id == id, cancellationToken);

    public static Task<bool> EmailIsTakenAsync(this IQueryable<StaffUser> users, string email, Guid? except, CancellationToken cancellationToken)
    {
        var normalized = StaffUser.Normalize(email);
        return users.AnyAsync(user => user.NormalizedEmail == normalized && user.Id != except, cancellationToken);
    }

    /// <summary>
    /// Somebody must remain who can look after the staff. Before an Administrator is lost, another is found and must still be one when
    /// the loss is written: of two who let each other go at once, the second to write finds the row of the first changed, is run again and
    /// refused. So whatever the order, the Administrator found by the last loss remains.
    /// </summary>
    /// <returns>A refusal when there is no other.</returns>
    public static async Task<Refusal?> AnotherAdministratorMustStayAsync(this WriteDbContext db, StaffUser leaving, CancellationToken cancellationToken)
    {
        if (!leaving.IsActiveAdministrator)
        {
            return null;
        }

        var other = await db.StaffUsers
            .Where(user => user.Id != leaving.Id && user.Role == Role.Administrator && user.IsActive && user.HasJoined)
            .OrderBy(user => user.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (other is null)
        {
            return Refusal.Rule("last-administrator", $"{leaving.Name} is the last active Administrator: give somebody else the role first.");
        }

        db.MustStay(other);
        return null;
    }

    public static Refusal NoSuchUser(Guid id) => Refusal.NotFound("user", id);

    public static Refusal Erased() => Refusal.Rule("user-erased", "This member of staff is erased.");

    public static Refusal EmailTaken(string email) => Refusal.Rule("email-taken", $"Another member of staff has the e-mail {email.Trim()}.");
}
