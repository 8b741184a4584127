using System.Text.Json.Serialization;
using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Staff;

/// <summary>
/// Sets one's own password, the first or another, and ends all sign-ins and links of before. Refused when the account changed
/// since it was shown that one may: of two who use a link at once, one does.
/// </summary>
/// <remarks>
/// What is secret is no part of the command's content: nothing that is kept of a command is made of it, not even a fingerprint.
/// </remarks>
[NeedsRole(Role.Viewer)]
[OwnAccount]
public sealed record SetPassword(Guid UserId) : Command, IAboutAccount
{
    /// <summary>The password as it is stored: salted and hashed.</summary>
    [JsonIgnore]
    public string PasswordHash { get; init; } = "";

    /// <summary>The stamp of the account at the moment at which it was shown that one may set the password.</summary>
    [JsonIgnore]
    public string Stamp { get; init; } = "";

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(SetPassword)} {{ {nameof(UserId)} = {UserId} }}";
}

internal sealed class SetPasswordHandler(WriteDbContext db) : ICommandHandler<SetPassword, Done>
{
    public async Task<Outcome<Done>> Handle(SetPassword request, CancellationToken cancellationToken)
    {
        if (await db.FindStaffAsync(request.UserId, cancellationToken) is not { } account)
        {
            return StaffRules.NoSuchUser(request.UserId);
        }

        if (request.PasswordHash.Length == 0 || account.SecurityStamp != request.Stamp)
        {
            return Refusal.Rule("stamp-passed", "The account changed meanwhile: the link is not good any more, or somebody was faster.");
        }

        if (account.User.SetPassword() is { } refusal)
        {
            return refusal;
        }

        account.Follow();
        (account.PasswordHash, account.EmailConfirmed, account.AccessFailedCount, account.LockoutEnd) = (request.PasswordHash, true, 0, null);
        account.EndSignIns();
        return Done.Instance;
    }
}
