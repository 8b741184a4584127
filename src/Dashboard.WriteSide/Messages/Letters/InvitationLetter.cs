using Dashboard.Domain.Messages;
using Dashboard.Domain.Staff;

namespace Dashboard.WriteSide.Messages.Letters;

/// <summary>
/// Invites a member of staff to set a password. What is kept and shown of the letter has <see cref="LinkPlace"/> where the link
/// belongs; the link itself is put in when the letter is handed over, see <see cref="Seal"/>.
/// </summary>
internal static class InvitationLetter
{
    /// <summary>What stands where the link belongs, for everybody but the member.</summary>
    public const string LinkPlace = "[the link stands in the e-mail itself only]";

    public static MessageContent Write(StaffUserInvited invited, LetterWords words)
    {
        var subject = LetterWords.Subject($"Your account for the dashboard of {words.Shop}");
        var role = $"You are invited to the dashboard of {words.Shop}, with the role {invited.IntendedRole}.";
        const string How = "Set a password with this link. It is good once, and for a few days:";
        const string Else = "Should you not know what this is about, you need not do anything.";
        var text = LetterFrame.Text(invited.Name, words, $"""
            {role}

            {How}
            {LinkPlace}

            {Else}
            """);
        var html = LetterFrame.Html(invited.Name, subject, words, HtmlText.Of($"""
            <p>{role}</p>
            <p>{How}<br>{LinkPlace}</p>
            <p>{Else}</p>
            """));
        return new MessageContent(MessageKind.Invitation, "Staff account", subject, text, html);
    }

    /// <summary>Puts the link in.</summary>
    /// <returns>The message to hand over; it is not to be kept.</returns>
    public static Message Seal(Message letter, Uri link)
    {
        var address = link.AbsoluteUri;
        var anchor = HtmlText.Of($"<a href=\"{address}\">{address}</a>").ToString();
        return letter.With(Once(letter.Text, address), Once(letter.Html, anchor));
    }

    /// <summary>The first place that comes after the name: whoever is called like the place changes nothing by it.</summary>
    private static string Once(string letter, string link)
    {
        var at = letter.LastIndexOf(LinkPlace, StringComparison.Ordinal);
        return at < 0 ? letter : string.Concat(letter.AsSpan(0, at), link, letter.AsSpan(at + LinkPlace.Length));
    }
}
