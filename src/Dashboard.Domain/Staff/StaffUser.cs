using Dashboard.Domain.People;

namespace Dashboard.Domain.Staff;

/// <summary>
/// A member of staff: who they are and what they may do. How they prove it (password, passkeys, codes) is no part of the
/// aggregate and never stands in the log.
/// </summary>
/// <remarks>
/// An aggregate knows itself only: that somebody else remains who looks after the staff is the caller's to check, see
/// <see cref="IsActiveAdministrator"/>.
/// </remarks>
public sealed class StaffUser : Aggregate
{
    /// <summary>Most passkeys of one member.</summary>
    public const int MostPasskeys = 10;

    private const string StreamWord = "staff-user";

    private StaffUser()
    {
    }

    /// <inheritdoc/>
    public override string StreamKind => StreamWord;

    public string Name { get; private set; } = "";

    /// <summary>E-mail as it was typed; it is also what the member signs in with.</summary>
    public string Email { get; private set; } = "";

    /// <summary>E-mail without regard to case; unique among the staff.</summary>
    public string NormalizedEmail { get; private set; } = "";

    public Role Role { get; private set; }

    /// <summary>Whether the member may sign in.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Whether the member has a way to sign in, and not an invitation only.</summary>
    public bool HasJoined { get; private set; }

    /// <summary>Invitations written so far.</summary>
    public int Invitations { get; private set; }

    /// <summary>The time zone in which the member sees instants; nothing for the store's.</summary>
    public string? TimeZone { get; private set; }

    public ScreenTheme Theme { get; private set; }

    /// <summary>SHA-256 of the member's picture, in hexadecimal digits; nothing when there is none.</summary>
    public string? Picture { get; private set; }

    /// <summary>Passkeys with which the member can sign in.</summary>
    public int Passkeys { get; private set; }

    /// <summary>Whether a code of an authenticator app is asked for at sign-in.</summary>
    public bool HasSecondFactor { get; private set; }

    /// <summary>Where the member stands.</summary>
    public StaffUserStatus Status => this switch
    {
        { IsActive: false } => StaffUserStatus.Deactivated,
        { HasJoined: false } => StaffUserStatus.Invited,
        _ => StaffUserStatus.Active,
    };

    /// <summary>Whether the member can look after the staff: who is only invited cannot yet.</summary>
    public bool IsActiveAdministrator => Role == Role.Administrator && Status == StaffUserStatus.Active;

    /// <summary>Whether nobody knows any more who this was. No address is the word for it.</summary>
    public bool IsErased => Email == Erased.Word;

    /// <summary>The form of an e-mail under which two of them are the same: the one in which ASP.NET Core Identity looks accounts up.</summary>
    public static string Normalize(string email) => email.Trim().Normalize().ToUpperInvariant();

    /// <summary>An empty member, for <see cref="Aggregate.Replay"/>.</summary>
    public static StaffUser Blank() => new();

    /// <summary>Takes in somebody who has the role from the first moment and gets no invitation. That the e-mail is free is the caller's to check.</summary>
    public static StaffUser Create(Guid id, string name, string email, Role role)
    {
        var user = new StaffUser();
        user.Raise(new StaffUserCreated { UserId = id, Name = name, Email = email, Role = role });
        return user;
    }

    /// <summary>Takes in somebody who is to be invited: may see things only, until the registration gives the role. That the e-mail is free is the caller's to check.</summary>
    public static StaffUser Register(Guid id, string name, string email, Role intended)
    {
        var user = new StaffUser();
        user.Raise(new StaffUserCreated { UserId = id, Name = name, Email = email, Role = Role.Viewer, IntendedRole = intended });
        return user;
    }

    /// <summary>Writes down who had an account before the log knew of the staff.</summary>
    /// <exception cref="InvalidOperationException">The log knows of the member.</exception>
    public void Adopt()
    {
        if (Version > 0)
        {
            throw new InvalidOperationException($"The log knows of {Name}.");
        }

        Raise(new StaffUserCreated { UserId = Id, Name = Name, Email = Email, Role = Role });
    }

    /// <summary>Invites the member, again too: the invitations before end with it.</summary>
    /// <param name="intended">The role that is in store, for the letter.</param>
    public Refusal? Invite(Role intended)
    {
        if (!IsActive)
        {
            return StaffUserRefusals.Deactivated(Name);
        }

        if (HasJoined)
        {
            return Refusal.Rule("user-already-joined", $"{Name} has set a password already.");
        }

        Raise(new StaffUserInvited { UserId = Id, Name = Name, Email = Email, Role = Role, Invitation = Invitations + 1, IntendedRole = intended });
        return null;
    }

    /// <summary>Notes that the member has set a password, the first or another.</summary>
    public Refusal? SetPassword()
    {
        if (!IsActive)
        {
            return StaffUserRefusals.Deactivated(Name);
        }

        Raise(HasJoined
            ? new StaffUserPasswordChanged { UserId = Id, Name = Name, Email = Email, Role = Role }
            : new StaffUserJoined { UserId = Id, Name = Name, Email = Email, Role = Role });
        return null;
    }

    /// <summary>Changes name and e-mail; the same again leave no event.</summary>
    public void ChangeDetails(string name, string email)
    {
        if ((name, email) != (Name, Email))
        {
            Raise(new StaffUserDetailsChanged { UserId = Id, Name = name, Email = email, Role = Role });
        }
    }

    /// <summary>Changes how the member sees screens; the same again leaves no event.</summary>
    public void ChangeProfile(string? timeZone, ScreenTheme theme)
    {
        if ((timeZone, theme) != (TimeZone, Theme))
        {
            Raise(new StaffUserProfileChanged { UserId = Id, Name = Name, Email = Email, Role = Role, TimeZone = timeZone, Theme = theme });
        }
    }

    /// <summary>Notes another picture, by its digest, or that there is none any more; the same again leaves no event.</summary>
    public void ChangePicture(string? picture)
    {
        if (picture != Picture)
        {
            Raise(new StaffUserPictureChanged { UserId = Id, Name = Name, Email = Email, Role = Role, Picture = picture });
        }
    }

    /// <summary>Notes whether a code is asked for at sign-in; the same again leaves no event.</summary>
    public void ChangeSecondFactor(bool isOn)
    {
        if (isOn != HasSecondFactor)
        {
            Raise(new StaffUserSecondFactorChanged { UserId = Id, Name = Name, Email = Email, Role = Role, IsOn = isOn });
        }
    }

    /// <summary>Notes a passkey with which the member can sign in from now on.</summary>
    /// <param name="passkeyId">Which: a number of ours that opens nothing.</param>
    public Refusal? AddPasskey(Guid passkeyId)
    {
        if (!IsActive)
        {
            return StaffUserRefusals.Deactivated(Name);
        }

        if (Passkeys >= MostPasskeys)
        {
            return Refusal.Rule("too-many-passkeys", $"Nobody can have more than {MostPasskeys} passkeys: remove one first.");
        }

        Raise(new StaffUserPasskeyAdded { UserId = Id, Name = Name, Email = Email, Role = Role, PasskeyId = passkeyId, Passkeys = Passkeys + 1 });
        return null;
    }

    /// <summary>Notes that a passkey is good no more, or none is.</summary>
    /// <param name="passkeyId">Which; nothing for all of them.</param>
    public void RemovePasskey(Guid? passkeyId)
    {
        if (Passkeys > 0)
        {
            Raise(new StaffUserPasskeyRemoved { UserId = Id, Name = Name, Email = Email, Role = Role, PasskeyId = passkeyId, Passkeys = passkeyId is null ? 0 : Passkeys - 1 });
        }
    }

    /// <summary>Notes that sign-ins of the member were ended before their time; none leaves no event.</summary>
    /// <param name="sessions">How many.</param>
    public void EndSessions(int sessions)
    {
        if (sessions > 0)
        {
            Raise(new StaffUserSessionsEnded { UserId = Id, Name = Name, Email = Email, Role = Role, Sessions = sessions });
        }
    }

    /// <summary>Gives the member another role; the same again leaves no event.</summary>
    public Refusal? ChangeRole(Role role)
    {
        if (!IsActive)
        {
            return StaffUserRefusals.Deactivated(Name);
        }

        if (role != Role)
        {
            Raise(new StaffUserRoleChanged { UserId = Id, Name = Name, Email = Email, Role = role, OldRole = Role });
        }

        return null;
    }

    /// <summary>Lets the member sign in no more.</summary>
    public Refusal? Deactivate(string reason)
    {
        if (!IsActive)
        {
            return Refusal.Rule(StaffUserRefusals.DeactivatedCode, $"{Name} is deactivated already.");
        }

        Raise(new StaffUserDeactivated { UserId = Id, Name = Name, Email = Email, Role = Role, Reason = reason });
        return null;
    }

    /// <summary>Lets the member sign in again.</summary>
    public Refusal? Reactivate()
    {
        if (IsErased)
        {
            return Refusal.Rule("user-erased", "This member of staff is erased.");
        }

        if (IsActive)
        {
            return Refusal.Rule("user-not-deactivated", $"{Name} is not deactivated.");
        }

        Raise(new StaffUserReactivated { UserId = Id, Name = Name, Email = Email, Role = Role });
        return null;
    }

    /// <summary>Notes that nobody will know any more who this was. Whoever calls it destroys the key and the account's means to sign in.</summary>
    /// <param name="reason">Why; it names nobody.</param>
    /// <param name="messages">What was written to the member.</param>
    /// <param name="history">The events of the member's own history.</param>
    public void Erase(string reason, IReadOnlyList<Guid> messages, IReadOnlyList<Guid> history) => Raise(new StaffUserErased
    {
        UserId = Id, Name = Erased.Word, Email = Erased.Word, Role = Role, Reason = reason, Messages = messages, History = history,
    });

    /// <inheritdoc/>
    protected override void Apply(IEvent change)
    {
        if (change is not StaffUserEvent about)
        {
            throw NotMine(change);
        }

        (Id, Name, Email, NormalizedEmail, Role) = (about.UserId, about.Name, about.Email, Normalize(about.Email), about.Role);
        switch (change)
        {
            case StaffUserCreated e:
                (IsActive, HasJoined) = (true, e.IntendedRole is null);
                break;
            case StaffUserInvited e:
                Invitations = e.Invitation;
                break;
            case StaffUserJoined:
                HasJoined = true;
                break;
            case StaffUserProfileChanged e:
                (TimeZone, Theme) = (e.TimeZone, e.Theme);
                break;
            case StaffUserPictureChanged e:
                Picture = e.Picture;
                break;
            case StaffUserSecondFactorChanged e:
                HasSecondFactor = e.IsOn;
                break;
            case StaffUserPasskeyAdded e:
                Passkeys = e.Passkeys;
                break;
            case StaffUserPasskeyRemoved e:
                Passkeys = e.Passkeys;
                break;
            case StaffUserDeactivated:
                IsActive = false;
                break;
            case StaffUserReactivated:
                IsActive = true;
                break;
            case StaffUserErased:
                NormalizedEmail = FormattableString.Invariant($"ERASED {Id:n}");
                (IsActive, HasJoined, TimeZone, Theme, Picture, HasSecondFactor, Passkeys) = (false, false, null, ScreenTheme.Device, null, false, 0);
                break;
            case StaffUserPasswordChanged or StaffUserDetailsChanged or StaffUserRoleChanged or StaffUserSessionsEnded:
                break;
            default:
                throw NotMine(change);
        }
    }
}
