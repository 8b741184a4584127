using Dashboard.Domain.Security;

namespace Dashboard.ReadSide.Audit.Sentences;

internal static class SecurityTellings
{
    public static TellingBook TellOfSecurity(this TellingBook book) => book
        .Tell<SignedIn>((e, _) => (e.IsProgram ? "signed in for a program" : e.WithPasskey ? "signed in with a passkey" : "signed in") + More(e))
        .Tell<SignedOut>((e, _) => "signed out" + More(e))
        .Tell<SignInFailed>((e, _) => e.Fault switch
        {
            SignInFault.UnknownAccount => "tried to sign in to an account that there is none of",
            SignInFault.WrongPassword => "tried to sign in with a wrong password",
            SignInFault.WrongCode => "tried to sign in with the right password and a wrong code",
            SignInFault.WrongPasskey => "tried to sign in with a passkey that is not good",
            SignInFault.LockedOut => "tried to sign in to an account that is locked",
            _ => "tried to sign in to an account that is deactivated, or that nobody has joined with",
        } + More(e))
        .Tell<AccountLockedOut>((e, _) => "failed to sign in so often that the account is locked for a while" + More(e))
        .Tell<AccessRefused>((e, _) => $"was refused {e.What}, which the role {e.Role} does not reach" + More(e));

    /// <summary>How many like it were not noted.</summary>
    private static string More(SecurityEvent told) => told.Unnoted == 0 ? "" : $", after {Voice.Count(told.Unnoted, "time", "times")} that were not noted one by one";
}
