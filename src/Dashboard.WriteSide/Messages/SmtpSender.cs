using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using Dashboard.Domain.Messages;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Messages;

/// <summary>Hands each message to a mail server.</summary>
internal sealed class SmtpSender(IOptions<MailOptions> mail, IOptions<SmtpOptions> smtp, TimeProvider clock) : IMessageSender
{
    private const int FirstPermanent = 500;

    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(100);

    /// <summary>Replies that are about who we are and how we speak, not about the message: settings can be put right.</summary>
    private static readonly int[] AboutUs = [421, 454, 523, 530, 534, 535, 538];

    private string Server => string.Create(CultureInfo.InvariantCulture, $"{smtp.Value.Host}:{smtp.Value.Port}");

    /// <inheritdoc/>
    public async Task<HandOver> SendAsync(Message message, int attempt)
    {
        try
        {
            using var form = MailForm.Of(message, attempt, mail.Value);
            return await SendAsync(form, smtp.Value);
        }
        catch (FormatException fault)
        {
            return new HandOver.Never($"The address cannot be written to: {fault.Message}");
        }
    }

    private async Task<HandOver> SendAsync(MailMessage form, SmtpOptions options)
    {
        var begun = clock.GetTimestamp();
        using var patience = new CancellationTokenSource(options.Timeout, clock);
        using var client = new SmtpClient(options.Host!.Trim(), options.Port)
        {
            EnableSsl = options.Tls,
            DeliveryFormat = SmtpDeliveryFormat.International,
            // A cancellation alone is heard of only once this has passed. What the library then says sounds as if nothing had been sent.
            Timeout = (int)(options.Timeout + Margin).TotalMilliseconds,
        };
        if (options.SignsIn)
        {
            client.Credentials = new NetworkCredential(options.User, options.Password);
        }

        try
        {
            await client.SendMailAsync(form, patience.Token);
            return new HandOver.Taken(Server);
        }
        catch (SmtpException fault) when (!IsLate())
        {
            return Judge(fault);
        }
        catch (Exception fault)
        {
            return new HandOver.Unknown(IsLate() ? $"{Server} did not answer in time." : Broke(fault));
        }

        // The clock is asked too: the timers are two, and either may be told first.
        bool IsLate() => patience.IsCancellationRequested || clock.GetElapsedTime(begun) >= options.Timeout;
    }

    /// <summary>
    /// What the server said in words was said instead of taking the message; a connection that never came to be took nothing
    /// either. Of anything else one cannot know.
    /// </summary>
    private HandOver Judge(SmtpException fault)
    {
        if (fault.StatusCode != SmtpStatusCode.GeneralFailure)
        {
            var code = (int)fault.StatusCode;
            var said = string.Create(CultureInfo.InvariantCulture, $"{Server} said {code}: {fault.Message}");
            return code >= FirstPermanent && !AboutUs.Contains(code) ? new HandOver.Never(said) : new HandOver.NotNow(said);
        }

        return fault.InnerException switch
        {
            // The library itself gave up before it said anything of the message, such as for want of TLS.
            null => new HandOver.NotNow($"{Server} cannot be used: {fault.Message}"),

            // A socket that fails while it is used is wrapped once more: this is one that could not be opened.
            SocketException or AuthenticationException => new HandOver.NotNow($"{Server} cannot be reached: {fault.InnerException.Message}"),
            _ => new HandOver.Unknown(Broke(fault.InnerException)),
        };
    }

    private string Broke(Exception fault) => $"The connection to {Server} broke: {fault.Message}";
}
