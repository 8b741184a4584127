using Dashboard.Domain;
using Dashboard.Domain.Staff;
using Dashboard.ReadSide.Staff;

namespace Dashboard.Web.Components.Pages.Staff;

/// <summary>Words and colours for members of staff.</summary>
internal static class StaffTexts
{
    /// <summary>Where the staff is listed.</summary>
    public const string Path = "/users";

    /// <summary>Where a member is shown.</summary>
    public static string PathOf(Guid userId) => $"{Path}/{userId}";

    /// <summary>What a role may do, in a few words.</summary>
    public static string What(Role role) => role switch
    {
        Role.Viewer => "Sees everything but the staff and the audit log, and changes nothing.",
        Role.Staff => "Does the shop's daily business.",
        Role.Operator => "Also imports files, looks after the read tables and reads the audit log.",
        Role.Administrator => "Also looks after the staff.",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "There is no such role."),
    };

    /// <summary>Colour of a status, as the badges name it.</summary>
    public static string Tone(StaffUserStatus status) => status switch
    {
        StaffUserStatus.Active => "good",
        StaffUserStatus.Invited => "warn",
        _ => "bad",
    };

    /// <summary>A word with a capital letter.</summary>
    public static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>What happened, in a few words.</summary>
    public static string Sentence(StaffUserNote note) => note.What switch
    {
        StaffUserDeed.Created => $"Taken in as {note.Detail}",
        StaffUserDeed.Invited when note.Detail is "1" => "Invited by e-mail",
        StaffUserDeed.Invited => $"Invited again; invitation {note.Detail}",
        StaffUserDeed.Joined => "Set a password, and can sign in",
        StaffUserDeed.PasswordChanged => "Set another password",
        StaffUserDeed.DetailsChanged => $"Name and e-mail are now {note.Detail}",
        StaffUserDeed.ProfileChanged => $"Profile: {Profile(note.Detail ?? "")}",
        StaffUserDeed.RoleChanged => $"Role changed: {note.Detail}",
        StaffUserDeed.Deactivated => "Deactivated",
        StaffUserDeed.Reactivated => "Reactivated",
        StaffUserDeed.PictureChanged => "Changed the picture",
        StaffUserDeed.SecondFactorOn => "Set up an authenticator app",
        StaffUserDeed.SecondFactorOff => "Authenticator app turned off",
        StaffUserDeed.PasskeyAdded => "Added a passkey",
        StaffUserDeed.PasskeyRemoved => "Passkeys removed",
        StaffUserDeed.SessionsEnded => note.Detail is "1" ? "A sign-in was ended" : $"{note.Detail} sign-ins were ended",
        StaffUserDeed.Erased => "Erased: nobody knows any more who this was",
        _ => throw new ArgumentOutOfRangeException(nameof(note), note.What, "There is no such event."),
    };

    /// <summary>How somebody wants their screens.</summary>
    public static string Screens(ScreenTheme theme) => theme switch
    {
        ScreenTheme.Device => "as the device has them",
        _ => theme.ToString().ToLowerInvariant(),
    };

    /// <summary>The row has the time zone and the name of the theme, with a comma between.</summary>
    private static string Profile(string detail) =>
        detail.LastIndexOf(", ", StringComparison.Ordinal) is >= 0 and var comma && Enum.TryParse<ScreenTheme>(detail[(comma + 2)..], out var theme)
            ? $"{detail[..comma]}, screens {Screens(theme)}"
            : detail;

    /// <summary>Name of a Material symbol.</summary>
    public static string Icon(StaffUserDeed what) => what switch
    {
        StaffUserDeed.Created => "person_add",
        StaffUserDeed.Invited => "mail",
        StaffUserDeed.Joined => "how_to_reg",
        StaffUserDeed.PasswordChanged => "password",
        StaffUserDeed.DetailsChanged => "edit",
        StaffUserDeed.ProfileChanged => "tune",
        StaffUserDeed.RoleChanged => "badge",
        StaffUserDeed.Deactivated => "person_off",
        StaffUserDeed.Erased => "no_accounts",
        StaffUserDeed.PictureChanged => "image",
        StaffUserDeed.SecondFactorOn or StaffUserDeed.SecondFactorOff => "phonelink_lock",
        StaffUserDeed.PasskeyAdded or StaffUserDeed.PasskeyRemoved => "passkey",
        StaffUserDeed.SessionsEnded => "logout",
        _ => "person",
    };
}
