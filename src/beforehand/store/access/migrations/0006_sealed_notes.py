from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0005_second_factors"),
    ]

    operations = [
        migrations.AddField(
            model_name="note",
            name="seal",
            field=models.CharField(default="", max_length=64),
        ),
    ]
