using Dashboard.Domain.Staff;

namespace Dashboard.ReadSide.Audit.Sentences;

internal static class StaffTellings
{
    public static TellingBook TellOfStaff(this TellingBook book) => book
        .Tell<StaffUserCreated>((e, v) => $"{(v.NamesPeople ? $"took {e.Name} ({e.Email}) in" : "took somebody in")} as a member of staff with the role {e.IntendedRole ?? e.Role}")
        .Tell<StaffUserInvited>((e, v) => $"invited {Member(v, e)} to set a password (invitation {Voice.Number(e.Invitation)}, role {e.IntendedRole})")
        .Tell<StaffUserJoined>((e, v) => $"let {Member(v, e)} join, who set the first password")
        .Tell<StaffUserPasswordChanged>((e, v) => $"changed the password of {Member(v, e)}")
        .Tell<StaffUserDetailsChanged>((e, v) => $"changed the details of {Member(v, e)} {v.Person($"({e.Email})")}".TrimEnd())
        .Tell<StaffUserProfileChanged>((e, v) => $"changed the profile of {Member(v, e)}: time zone {e.TimeZone ?? "of the store"}, theme {e.Theme.ToString().ToLowerInvariant()}")
        .Tell<StaffUserRoleChanged>((e, v) => $"changed the role of {Member(v, e)} from {e.OldRole} to {e.Role}")
        .Tell<StaffUserDeactivated>((e, v) => $"deactivated {Member(v, e)}", e => e.Reason)
        .Tell<StaffUserPictureChanged>((e, v) => $"{(e.Picture is null ? "took away" : "changed")} the picture of {Member(v, e)}")
        .Tell<StaffUserSecondFactorChanged>((e, v) => $"turned the authenticator app of {Member(v, e)} {(e.IsOn ? "on" : "off")}")
        .Tell<StaffUserPasskeyAdded>((e, v) => $"gave {Member(v, e)} a passkey to sign in with ({Voice.Count(e.Passkeys, "passkey", "passkeys")} in all)")
        .Tell<StaffUserPasskeyRemoved>((e, v) => $"removed {(e.PasskeyId is null ? "every passkey" : "a passkey")} of {Member(v, e)} ({(e.Passkeys == 0 ? "none is left" : $"{Voice.Number(e.Passkeys)} left")})")
        .Tell<StaffUserSessionsEnded>((e, v) => $"ended {Voice.Count(e.Sessions, "sign-in", "sign-ins")} of {Member(v, e)}")
        .Tell<StaffUserErased>((_, _) => "erased a member of staff: nobody can read any more who that was", e => e.Reason)
        .Tell<StaffUserReactivated>((e, v) => $"reactivated {Member(v, e)}");

    private static string Member(Voice voice, StaffUserEvent told) => voice.NamesPeople ? told.Name : "a member of staff";
}
