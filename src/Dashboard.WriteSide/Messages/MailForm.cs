using System.Globalization;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Dashboard.Domain.Messages;

namespace Dashboard.WriteSide.Messages;

/// <summary>
/// Messages as e-mails. The headers are written by the library, which takes no line breaks in them and encodes what is not ASCII.
/// </summary>
internal static class MailForm
{
    /// <summary>Writes the e-mail.</summary>
    /// <exception cref="FormatException">The address is none.</exception>
    public static MailMessage Of(Message message, int attempt, MailOptions options)
    {
        var from = new MailAddress(options.From, options.FromName, Encoding.UTF8);
        var mail = new MailMessage(from, new MailAddress(message.To, OneLine(message.Name), Encoding.UTF8))
        {
            Subject = OneLine(message.Subject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(message.Text, Encoding.UTF8, MediaTypeNames.Text.Plain));
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(message.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        mail.Headers.Add("Message-ID", string.Create(CultureInfo.InvariantCulture, $"<{message.Id:n}.{attempt}@{from.Host}>"));
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    private static string OneLine(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
