using System.Security.Cryptography;
using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Staff;

/// <summary>Sets one's own picture, or takes it away; the same again changes nothing.</summary>
/// <param name="UserId">Whose: one's own.</param>
/// <param name="Image">A PNG, JPEG or WebP of at most <see cref="StaffPicture.MostBytes"/>; nothing for none.</param>
[NeedsRole(Role.Viewer)]
[OwnAccount]
public sealed record SetPicture(Guid UserId, byte[]? Image) : Command, IAboutAccount;

internal sealed class SetPictureValidator : AbstractValidator<SetPicture>
{
    public SetPictureValidator() => RuleFor(command => command.Image)
        .Must(image => image is null || image.Length <= StaffPicture.MostBytes).WithMessage($"The picture can have at most {StaffPicture.MostBytes / 1024} kB.")
        .Must(image => image is null || PictureHeader.Read(image) is not null).WithMessage("The picture must be a PNG, JPEG or WebP.")
        .Must(image => image is null || PictureHeader.Read(image) is not { } header || Math.Max(header.Width, header.Height) <= StaffPicture.MostPixels)
        .WithMessage($"The picture can have at most {StaffPicture.MostPixels} × {StaffPicture.MostPixels} pixels.");
}

internal sealed class SetPictureHandler(WriteDbContext db) : ICommandHandler<SetPicture, Done>
{
    public async Task<Outcome<Done>> Handle(SetPicture request, CancellationToken cancellationToken)
    {
        if (await db.FindStaffAsync(request.UserId, cancellationToken) is not { } account)
        {
            return StaffRules.NoSuchUser(request.UserId);
        }

        account.User.ChangePicture(request.Image is { } given ? Convert.ToHexStringLower(SHA256.HashData(given)) : null);
        var picture = await db.StaffPictures.FindAsync([request.UserId], cancellationToken);
        if (picture is not null && request.Image is null)
        {
            db.StaffPictures.Remove(picture);
        }
        else if (request.Image is { } image)
        {
            var type = PictureHeader.Read(image)!.ContentType;
            if (picture is null)
            {
                db.StaffPictures.Add(new StaffPicture { UserId = request.UserId, ContentType = type, Bytes = image });
            }
            else
            {
                (picture.ContentType, picture.Bytes) = (type, image);
            }
        }

        return Done.Instance;
    }
}
