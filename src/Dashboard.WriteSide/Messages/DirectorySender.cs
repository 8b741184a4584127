using System.Globalization;
using System.Net.Mail;
using Dashboard.Domain.Messages;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Messages;

/// <summary>
/// Puts each message into a directory as a file that mail programs open. A file is there in full or not at all: it is written
/// beside and moved in.
/// </summary>
internal sealed class DirectorySender(IOptions<MailOptions> options) : IMessageSender
{
    /// <inheritdoc/>
    public async Task<HandOver> SendAsync(Message message, int attempt)
    {
        var directory = Path.GetFullPath(options.Value.Directory);
        var unfinished = Path.Combine(directory, $".unfinished-{message.Id:n}-{attempt.ToString(CultureInfo.InvariantCulture)}");
        var name = string.Create(CultureInfo.InvariantCulture, $"{message.Kind.Word().Replace(' ', '-')}-{message.Id:n}-{attempt}.eml");
        try
        {
            MakePrivate(directory);
            MakePrivate(unfinished);
            using (var mail = MailForm.Of(message, attempt, options.Value))
            {
                using var writer = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = unfinished, DeliveryFormat = SmtpDeliveryFormat.International };
                await writer.SendMailAsync(mail);
            }

            File.Move(Directory.EnumerateFiles(unfinished).Single(), Path.Combine(directory, name), overwrite: true);
            return new HandOver.Taken(name);
        }
        catch (FormatException fault)
        {
            return new HandOver.Never($"The address cannot be written to: {fault.Message}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SmtpException)
        {
            return new HandOver.NotNow($"The directory {directory} cannot be written to: {(fault.InnerException ?? fault).Message}");
        }
        finally
        {
            TakeAway(unfinished);
        }
    }

    /// <summary>A directory that nobody else may look into: letters are private.</summary>
    private static void MakePrivate(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
            return;
        }

        Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static void TakeAway(string unfinished)
    {
        try
        {
            Directory.Delete(unfinished, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Nothing depends on it: its name is the message's, and the next try writes over it.
            return;
        }
    }
}
