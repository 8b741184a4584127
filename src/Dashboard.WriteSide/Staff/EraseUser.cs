using Dashboard.Domain;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.People;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Staff;

/// <summary>
/// Destroys the key of everything that is known of a member of staff, for good: also of what they did. They can never sign in again, and every
/// sign-in ends. Refused for oneself, for the last active Administrator, unless the name is typed as it stands, and for who is erased already.
/// Answers what was touched.
/// </summary>
/// <param name="UserId">Who.</param>
/// <param name="Name">The name, typed by who is sure.</param>
/// <param name="Reason">Why; it is kept, and names nobody.</param>
[NeedsRole(Role.Administrator)]
[Contended]
public sealed record EraseUser(Guid UserId, string Name, string Reason) : Command<Erasure>;

internal sealed class EraseUserValidator : AbstractValidator<EraseUser>
{
    public EraseUserValidator()
    {
        RuleFor(command => command.Name).IsStaffName();
        RuleFor(command => command.Reason).IsReason();
    }
}

internal sealed class EraseUserHandler(WriteDbContext db, CommandContext context, Erasing erasing) : ICommandHandler<EraseUser, Erasure>
{
    public async Task<Outcome<Erasure>> Handle(EraseUser request, CancellationToken cancellationToken)
    {
        if (await db.FindStaffAsync(request.UserId, cancellationToken) is not { } account)
        {
            return StaffRules.NoSuchUser(request.UserId);
        }

        var user = account.User;
        if (user.Id == context.Actor!.Id)
        {
            return Refusal.Rule("erases-oneself", "Nobody erases themselves: ask another Administrator.");
        }

        if (Erasing.Against(user.Name, user.Email, request.Name, request.Reason) is { } refusal)
        {
            return refusal;
        }

        // The usual sentence names the member, and would be kept.
        if (await db.AnotherAdministratorMustStayAsync(user, cancellationToken) is { } last)
        {
            return Refusal.Rule(last.Code, "This is the last active Administrator: give somebody else the role first.");
        }

        var (messages, busy) = await erasing.DiscardMessagesAsync(user.Id, cancellationToken);
        if (busy is not null)
        {
            return busy;
        }

        Guid[] streams = [user.Id, .. messages];
        if (await erasing.AgainstPlainAsync(streams, user.Id, cancellationToken) is { } plain)
        {
            return plain;
        }

        var history = await db.Events.Where(row => row.StreamId == user.Id).OrderBy(row => row.StreamVersion).Select(row => row.EventId).ToListAsync(cancellationToken);
        erasing.Note("member of staff", 1);
        erasing.Note("sign-ins", await db.StaffSessions.CountAsync(row => row.UserId == user.Id, cancellationToken));
        erasing.Note("passkeys", await db.UserPasskeys.CountAsync(row => row.UserId == user.Id, cancellationToken));
        erasing.Note("pictures", await db.StaffPictures.CountAsync(row => row.UserId == user.Id, cancellationToken));
        var (name, reason) = (user.Name, request.Reason.Trim());
        string[] known = [user.Email, name];
        user.Erase(reason, messages, history);
        account.Forget();
        var touched = await erasing.DestroyAsync(user.Id, user.StreamKind, reason, known, streams, messages, cancellationToken);
        context.Also.Add((db, token) => ForgetSignInsAsync(db, user.Id, name, token));
        return new Erasure(user.Id, touched);
    }

    private static async Task ForgetSignInsAsync(WriteDbContext db, Guid id, string name, CancellationToken cancellationToken)
    {
        await db.StaffSessions.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await db.StaffSessions.Where(row => row.EndedBy == name).ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedBy, Domain.People.Erased.Word), cancellationToken);
        await db.StaffPictures.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await db.UserPasskeys.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await db.UserTokens.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await db.UserLogins.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await db.UserClaims.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
    }
}
