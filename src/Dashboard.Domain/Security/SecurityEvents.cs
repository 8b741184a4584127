namespace Dashboard.Domain.Security;

/// <summary>What every event about signing in and being refused tells. None holds what was typed, be it a password, a token or an e-mail address that no account has.</summary>
public abstract record SecurityEvent : IEvent
{
    /// <summary>The account; nothing when there is none such: people type passwords where e-mails go, so what was typed is kept nowhere, in whatever form.</summary>
    public Guid? UserId { get; init; }

    /// <summary>How many like it came before it that were not noted one by one, because there were too many in a minute.</summary>
    public required int Unnoted { get; init; }
}

/// <summary>Somebody signed in.</summary>
public sealed record SignedIn : SecurityEvent
{
    /// <summary>Whether it was a program, which got a token, and no browser.</summary>
    public required bool IsProgram { get; init; }

    /// <summary>Whether it was with a passkey, and no password.</summary>
    public bool WithPasskey { get; init; }
}

/// <summary>Somebody signed out.</summary>
public sealed record SignedOut : SecurityEvent;

/// <summary>Somebody could not sign in.</summary>
public sealed record SignInFailed : SecurityEvent
{
    public required SignInFault Fault { get; init; }
}

/// <summary>After too many failures nobody can sign in to an account for a while.</summary>
public sealed record AccountLockedOut : SecurityEvent
{
    /// <summary>Until when, UTC; nothing when nobody knows.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>Somebody wanted what their role does not reach.</summary>
public sealed record AccessRefused : SecurityEvent
{
    /// <summary>The kind of command, or the method and route.</summary>
    public required string What { get; init; }

    /// <summary>The role that did not reach it.</summary>
    public required Role Role { get; init; }
}

/// <summary>Why a sign-in failed; whoever tried is never told.</summary>
public enum SignInFault
{
    /// <summary>There is no such account.</summary>
    UnknownAccount = 0,

    WrongPassword = 1,

    /// <summary>The account is locked for a while.</summary>
    LockedOut = 2,

    /// <summary>The account is deactivated, or nobody has joined with it yet.</summary>
    NotAllowed = 3,

    /// <summary>The password was right, and the code of the second factor was not.</summary>
    WrongCode = 4,

    /// <summary>A passkey that nobody here has, or one that did not show that it is what it says.</summary>
    WrongPasskey = 5,
}
