using Dashboard.Domain.Staff;
using Dashboard.ReadSide.Staff;
using Dashboard.Web.Components.Dialogs;
using Dashboard.WriteSide.Staff;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Staff;

/// <summary>Looks after a member. What their status refuses is not offered.</summary>
public sealed partial class MemberActions : ActionPanel
{
    /// <summary>The member.</summary>
    [Parameter, EditorRequired]
    public required StaffUserRow Member { get; set; }

    private bool CanInvite => Member.Status is StaffUserStatus.Invited;

    private bool IsActive => Member.Status is not StaffUserStatus.Deactivated;

    private Dictionary<string, object?> About => new() { [nameof(MemberRoleDialog.Member)] = Member };

    private Task ChangeRoleAsync() => TellAsync(Dialogs.OpenAsync<MemberRoleDialog>($"Role of {Member.Name}", About));

    private Task ChangeDetailsAsync() => TellAsync(Dialogs.OpenAsync<MemberDetailsDialog>("Change details", About));

    private Task InviteAsync() => TellAsync(Dialogs.ConfirmAsync(
        $"Invite {Member.Name} again?", $"{Member.Email} gets another e-mail with a link to set a password; the links before are good no more.", "Invite",
        () => new InviteUser(Member.UserId, Member.IntendedRole)));

    private Task DeactivateAsync() => TellAsync(Dialogs.ReasonAsync(
        $"Deactivate {Member.Name}?",
        Member.UserId == Desk.Actor.Id ? "This is your own account: you are signed out within seconds, and somebody else has to reactivate it." : "They can sign in no more, until somebody reactivates them.",
        "Deactivate", reason => new DeactivateUser(Member.UserId, reason), isDangerous: true,
        consequences: ["Everything they have open, in browsers and in programs, ends within seconds.", "What they did stays in the log, with their name."]));

    private Task ForgetAuthenticatorAsync() => TellAsync(Dialogs.ConfirmAsync(
        $"Turn the authenticator app of {Member.Name} off?", "For who lost the device. They are signed out everywhere, sign in with their password alone, and can set up another app.", "Turn off",
        () => new ChangeSecondFactor(Member.UserId, IsOn: false), isDangerous: true));

    private Task RemovePasskeysAsync() => TellAsync(Dialogs.ConfirmAsync(
        $"Remove every passkey of {Member.Name}?", "For who lost the device. They are signed out everywhere, sign in with their password, and can add other passkeys.", "Remove",
        () => new RemovePasskey(Member.UserId), isDangerous: true));

    private Task EraseAsync() => TellAsync(Dialogs.OpenAsync<EraseDialog>("Erase a member of staff", EraseDialog.For(
        Member.Name,
        [
            "They can never sign in again; everything they have open ends within seconds, password, passkeys and picture go.",
            "What they did stays in the log, by “erased”. The tables that tell who did something are folded anew; that takes some minutes.",
            "One cannot go back to the tables of before a rebuild. Backups, and e-mails that were sent, are not reached.",
        ],
        (name, reason) => new EraseUser(Member.UserId, name, reason))));

    private Task ReactivateAsync() => TellAsync(Dialogs.ConfirmAsync(
        $"Reactivate {Member.Name}?",
        Member.HasJoined ? $"They can sign in again, with their password of before and the role {Member.Role}." : "They can be invited again.",
        "Reactivate", () => new ReactivateUser(Member.UserId)));
}
