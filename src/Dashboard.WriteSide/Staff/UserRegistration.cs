using Dashboard.Domain;
using Dashboard.Domain.Messages;
using Dashboard.Domain.Sagas;
using Dashboard.Domain.Staff;
using Dashboard.WriteSide.Sagas;

namespace Dashboard.WriteSide.Staff;

/// <summary>
/// Takes a new member in: account → invitation by e-mail → profile → role. When it fails, the account is deactivated. It is about
/// the member.
/// </summary>
/// <remarks>The role comes last, so that whoever could not be reached never had more than a look.</remarks>
internal sealed class UserRegistration : SagaDefinition<RegistrationState>
{
    /// <summary>How long the invitation may take to be sent: mail servers are away for a night, not for two.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    public UserRegistration()
    {
        StartsWith<StaffUserCreated>(e => e.UserId, when: e => e.IntendedRole is not null, then: (saga, e) =>
        {
            saga.State.Role = e.IntendedRole!.Value;
            saga.TimeOutAt(saga.Now + Patience);
            saga.OnFailure("deactivate the account", new DeactivateUser(e.UserId, "The registration failed."), "user-deactivated", "user-not-found");
            saga.Send("invite by e-mail", new InviteUser(e.UserId, e.IntendedRole));
        });

        On<StaffUserInvited>(e => e.UserId, (saga, _) => saga.Step(saga.State.IsSent ? "set up the profile" : "wait until the invitation is sent"));
        On<MessageSent>(KeyOf, (saga, _) => GoOn(saga));
        On<StaffUserJoined>(e => e.UserId, (saga, _) => GoOn(saga));
        On<MessageUnsure>(KeyOf, (saga, e) =>
        {
            if (!saga.State.IsSent)
            {
                saga.NeedsAPerson($"Nobody knows whether the invitation was sent: {Unnamed(e.Reason, e.To)}");
            }
        });
        On<MessageFailed>(KeyOf, (saga, e) =>
        {
            if (!saga.State.IsSent && e.AgainAt is null)
            {
                saga.Fail($"The invitation could not be sent: {Unnamed(e.Reason, e.To)}");
            }
        });
        On<StaffUserDeactivated>(e => e.UserId, (saga, e) => saga.Fail($"Deactivated meanwhile: {e.Reason}"));

        OnAccepted<SetUpProfile>((saga, _) => saga.Send("give the role", new ChangeUserRole(saga.Key, saga.State.Role)));
        OnAccepted<ChangeUserRole>((saga, _) =>
        {
            saga.Step("registered");
            saga.Complete();
        });
    }

    /// <inheritdoc/>
    public override string Name => SagaKinds.UserRegistration;

    /// <summary>Whose registration a message is about; nobody's when it is no invitation.</summary>
    private static Guid KeyOf(MessageEvent change) => change.Kind == MessageKind.Invitation ? change.CustomerId : Guid.Empty;

    /// <summary>What a mail server said, without the address that it often repeats: what a saga says is kept for good.</summary>
    private static string Unnamed(string reason, string address) => reason.Replace(address, "the address", StringComparison.OrdinalIgnoreCase);

    /// <summary>The invitation arrived: it was sent, or was used, whichever is heard of first.</summary>
    private static void GoOn(SagaTurn<RegistrationState> saga)
    {
        if (!saga.State.IsSent)
        {
            saga.State.IsSent = true;
            saga.Settled();
            saga.Send("set up the profile", new SetUpProfile(saga.Key));
        }
    }
}

/// <summary>What a registration remembers.</summary>
internal sealed class RegistrationState
{
    /// <summary>The role to give at the end.</summary>
    public Role Role { get; set; }

    /// <summary>Whether the invitation was sent.</summary>
    public bool IsSent { get; set; }
}
